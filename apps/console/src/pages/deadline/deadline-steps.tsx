import type { OutputOf } from '@touchstone/api-client';
import { readCase } from '@touchstone/api-client/routes/cases';
import { listDeadlines, pauseDeadline, readDeadline, resumeDeadline } from '@touchstone/api-client/routes/deadlines';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useMay, useMe } from '../../app/me.ts';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Steps } from '../../parts/steps.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { CLOCK_STEPS } from './clock-steps.ts';

type Deadline = OutputOf<typeof readDeadline>['deadline'];

/** Stops the clock of one's own deadline, and lets it go on: by an issued document of the case alone. */
export function DeadlineSteps({ deadline }: { readonly deadline: Deadline }): ReactNode {
  const may = useMay();
  const me = useMe();
  return may('deadline.extend') && deadline.organisation === me.organisation.id ? <Clock deadline={deadline} /> : null;
}

function Clock({ deadline }: { readonly deadline: Deadline }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const [document, setDocument] = useState('');
  const of = deadline.case === null ? {} : { case: deadline.case.id };
  const issued = useRead(listOrders, { query: { state: 'ISSUED', organisation: me.organisation.id, limit: 100, ...of } });
  const stale = [readDeadline, listDeadlines, readCase];
  const changes = { pause: useChange(pauseDeadline, stale), resume: useChange(resumeDeadline, stale) };
  const documents = issued.data?.items ?? [];
  const named = (id: string) => {
    const one = documents.find((document) => document.id === id);
    return one === undefined
      ? t('case.ask.pick')
      : visibleText(`${t(`states.orderType.${one.type}`, { defaultValue: one.type })} ${one.number ?? ''}`);
  };
  const fields =
    issued.data === undefined ? (
      <Ready of={issued} rows={1}>
        {() => null}
      </Ready>
    ) : documents.length === 0 ? (
      <p className="tone-warn">
        {t('deadlines.clock.noDocument')}{' '}
        {deadline.case === null ? null : <PageLink to={`/orders/new?case=${deadline.case.id}`}>{t('orderDraft.title')}</PageLink>}
      </p>
    ) : (
      <>
        <OnlyFirst of={issued.data} />
        <Pick
          label={t('deadlines.fact.document')}
          value={document}
          choices={['', ...documents.map(({ id }) => id)]}
          say={named}
          onPick={setDocument}
        />
      </>
    );
  const steps = CLOCK_STEPS.map(({ step, states }) => ({
    key: step,
    kind: 'plain' as const,
    permission: 'deadline.extend',
    label: t(`deadlines.clock.${step}`),
    consequence: t(`deadlines.clock.means.${step}`),
    notNow: states.includes(deadline.state) ? undefined : t('steps.why', { state: t(`states.deadline.${deadline.state}`) }),
    fields,
    isReady: document !== '',
    take: () => changes[step].mutateAsync({ params: { deadline: deadline.id }, ifMatch: deadline.version, body: { document } }),
  }));
  return <Steps steps={steps} none={t('deadlines.clock.none')} onClose={() => setDocument('')} />;
}
