import type { OutputOf } from '@touchstone/api-client';
import type { readCase } from '@touchstone/api-client/routes/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { OrderCode } from '../../parts/order-code.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { comma } from '../../parts/punctuation.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { SubjectLink } from '../../parts/subject-link.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { CaseActions } from './case-actions.tsx';
import { CaseFiles } from './case-files.tsx';
import { CaseMessages } from './case-messages.tsx';
import { CaseParts } from './case-parts.tsx';
import type { CaseStepEvent } from './case-steps.ts';
import { CaseTimeline } from './case-timeline.tsx';
import type { StepWords } from './step-words.ts';

export type CaseDetail = OutputOf<typeof readCase>;

interface Props {
  readonly detail: CaseDetail;
  onStep(step: CaseStepEvent, words: StepWords): Promise<void>;
}

/** One case: where it stands, what can be done now, what is due, what was found, written and done. */
export function CasePage({ detail, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const { case: one } = detail;
  return (
    <>
      <PageHeader
        title={one.number ?? t('case.unnumbered', { subject: one.subject.name })}
        marks={
          <>
            <StateTag kind="case" state={one.state} />
            {one.round > 1 ? <span className="tag tone-warn">{t('case.round', { count: one.round })}</span> : null}
            {one.isDemo ? <span className="tag">{t('parts.demo')}</span> : null}
          </>
        }
        crumbs={[{ to: '/cases', text: t('cases.title') }]}
        actions={one.operator === null ? undefined : <OrderCode operator={one.operator.id} />}
      />
      <div className="columns-2">
        <div>
          <CaseFacts one={one} />
          <CaseParts detail={detail} />
        </div>
        <aside>
          <CaseActions detail={detail} onStep={onStep} />
          <CaseMessages caseId={one.id} />
          <CaseFiles caseId={one.id} />
          <CaseTimeline events={detail.events} />
        </aside>
      </div>
    </>
  );
}

function CaseFacts({ one }: { readonly one: CaseDetail['case'] }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  return (
    <Facts
      lines={[
        { label: t('case.fact.subject'), value: <SubjectLink subject={one.subject} app={one.app} /> },
        {
          label: t('case.fact.operator'),
          value:
            one.operator === null ? null : <PageLink to={`/operators/${one.operator.id}`}>{one.operator.name ?? one.operator.id}</PageLink>,
        },
        { label: t('case.fact.authority'), value: one.authority.name },
        {
          label: t('case.fact.handler'),
          value: one.handler === null ? null : <ActorText actor={`person:${one.handler}`} />,
        },
        { label: t('case.fact.territory'), value: one.territory === null ? null : province(one.territory) },
        { label: t('case.fact.clauses'), value: one.clauses.join(comma()) },
        {
          label: t('case.fact.due'),
          value: one.nextDueAt === null ? null : <DueText due={one.nextDueAt} isRunning={one.closedAt === null} />,
        },
        { label: t('case.fact.opened'), value: <TimeText at={one.openedAt} /> },
        { label: t('case.fact.served'), value: one.servedAt === null ? null : <TimeText at={one.servedAt} /> },
        { label: t('case.fact.noticed'), value: one.noticedAt === null ? null : <TimeText at={one.noticedAt} /> },
        { label: t('case.fact.delisted'), value: one.delistedAt === null ? null : <TimeText at={one.delistedAt} /> },
        { label: t('case.fact.noRelistUntil'), value: one.noRelistUntil === null ? null : <TimeText at={one.noRelistUntil} isDay /> },
        { label: t('case.fact.closed'), value: one.closedAt === null ? null : <TimeText at={one.closedAt} /> },
        { label: t('case.fact.watchOn'), value: one.watchOn },
        {
          label: t('case.fact.recurrenceOf'),
          value: one.recurrenceOf === null ? null : <PageLink to={`/cases/${one.recurrenceOf}`}>{t('case.open')}</PageLink>,
        },
        {
          label: t('case.fact.mergedInto'),
          value: one.mergedInto === null ? null : <PageLink to={`/cases/${one.mergedInto}`}>{t('case.open')}</PageLink>,
        },
      ]}
    />
  );
}
