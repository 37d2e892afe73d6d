import type { OutputOf } from '@touchstone/api-client';
import type { listCalendars } from '@touchstone/api-client/routes/calendars';
import type { readDeadline } from '@touchstone/api-client/routes/deadlines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiDay } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Arithmetic, isPublished } from './arithmetic.tsx';
import { DeadlineSteps } from './deadline-steps.tsx';

type Detail = OutputOf<typeof readDeadline>;

interface Props {
  readonly detail: Detail;
  readonly calendars: OutputOf<typeof listCalendars>['items'];
}

function Counted(props: Parameters<typeof Arithmetic>[0]): ReactNode {
  const { t } = useTranslation();
  if (!isPublished(props.start, props.last, props.calendars)) return null;
  return (
    <Section title={t('deadlines.arithmetic.title')}>
      <Arithmetic {...props} />
    </Section>
  );
}

/** One deadline: how its day was counted, and everything that moved it. */
export function DeadlinePage({ detail: { deadline, history }, calendars }: Props): ReactNode {
  const { t } = useTranslation();
  const { rule } = deadline;
  return (
    <>
      <PageHeader
        title={t(`states.purpose.${deadline.purpose}`, { defaultValue: deadline.purpose })}
        marks={<StateTag kind="deadline" state={deadline.state} />}
        crumbs={[{ to: '/deadlines', text: t('deadlines.title') }]}
      />
      <Facts
        lines={[
          {
            label: t('deadlines.column.due'),
            value: <DueText due={deadline.due} printed={deadline.printedText} isRunning={deadline.state === 'RUNNING'} />,
          },
          { label: t('deadlines.column.rule'), value: t(`deadlines.rule.${rule.kind}`, { count: 'count' in rule ? rule.count : 0 }) },
          { label: t('deadlines.fact.started'), value: <TimeText at={deadline.startedAt} /> },
          { label: t('deadlines.fact.ended'), value: deadline.endedAt === null ? null : <TimeText at={deadline.endedAt} /> },
          {
            label: t('deadlines.column.case'),
            value:
              deadline.case === null ? null : (
                <PageLink to={`/cases/${deadline.case.id}`}>{deadline.case.number ?? deadline.case.subjectName ?? '—'}</PageLink>
              ),
          },
          {
            label: t('deadlines.fact.document'),
            value: deadline.document === null ? null : <PageLink to={`/orders/${deadline.document}`}>{t('deadlines.fact.open')}</PageLink>,
          },
          {
            label: t('deadlines.fact.extendedBy'),
            value:
              deadline.extendedBy === null ? null : (
                <PageLink to={`/deadlines/${deadline.extendedBy}`}>{t('deadlines.fact.openLater')}</PageLink>
              ),
          },
        ]}
      />
      <DeadlineSteps deadline={deadline} />
      {rule.kind === 'working-days' && deadline.startedAt !== null && deadline.dueOn !== null ? (
        <Counted start={shanghaiDay(deadline.startedAt)} last={deadline.dueOn} calendars={calendars} />
      ) : null}
      <History
        title={t('deadlines.history')}
        lines={history.map(({ seq, event, to, basis, actor, at }) => ({
          key: seq,
          event: t(`deadlines.event.${event}`, { defaultValue: event }),
          to: t(`states.deadline.${to}`, { defaultValue: to }),
          ...{ basis, actor, at },
        }))}
      />
    </>
  );
}
