import type { OutputOf } from '@touchstone/api-client';
import type { readSubmission } from '@touchstone/api-client/routes/submissions';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { BasisText } from '../../parts/basis-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { BehaviourDiff } from './behaviour-diff.tsx';
import { Builds } from './builds.tsx';
import { Checks } from './checks.tsx';
import { DraftForm } from './draft-form.tsx';
import { FixTable } from './fix-table.tsx';
import { SubmissionActions } from './submission-actions.tsx';
import type { SubmissionOrders } from './use-submission-steps.ts';

export type SubmissionDetail = OutputOf<typeof readSubmission>;

interface Props {
  readonly detail: SubmissionDetail;
  readonly orders: SubmissionOrders;
}

const EDITABLE: ReadonlySet<string> = new Set(['DRAFT', 'MORE_ASKED']);

/** One answer of a firm: what it did for each problem, what shelves and signs say, what the retest came to, what can be done now. */
export function SubmissionPage({ detail, orders }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { submission: one } = detail;
  const [isDirty, setDirty] = useState(false);
  const canEdit = EDITABLE.has(one.state) && may('submission.create');
  return (
    <>
      <PageHeader
        title={t('submission.title', { number: one.caseNumber ?? t('cases.noNumber') })}
        marks={
          <>
            <StateTag kind="submission" state={one.state} />
            {one.isLate ? <span className="tag tone-bad">{t('submissions.late')}</span> : null}
          </>
        }
        crumbs={[{ to: '/submissions', text: t('submissions.title') }]}
      />
      <div className="columns-2">
        <div>
          <SubmissionFacts one={one} />
          {canEdit ? <DraftForm key={one.id} detail={detail} isDirty={isDirty} onDirty={setDirty} onSave={orders.edit} /> : null}
          <FixTable detail={detail} onAgree={orders.agree} />
          <Checks detail={detail} kind="listing" onJudge={orders.judge} />
          {may('submission.review') ? <Checks detail={detail} kind="evasion" onJudge={orders.judge} /> : null}
          <BehaviourDiff comparison={detail.comparison} />
          <Builds detail={detail} />
        </div>
        <aside>
          <SubmissionActions state={one.state} isUnsaved={canEdit && isDirty} onStep={orders.step} />
          <History events={detail.history} />
        </aside>
      </div>
    </>
  );
}

function SubmissionFacts({ one }: { readonly one: SubmissionDetail['submission'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Facts
      lines={[
        { label: t('submission.fact.subject'), value: <Text>{one.subject}</Text> },
        {
          label: t('submission.fact.case'),
          value: <PageLink to={`/cases/${one.case}`}>{one.caseNumber ?? t('cases.noNumber')}</PageLink>,
        },
        {
          label: t('submission.fact.operator'),
          value: (
            <PageLink to={`/operators/${one.operator.id}`}>
              <Text>{one.operator.name}</Text>
            </PageLink>
          ),
        },
        { label: t('submission.fact.created'), value: <TimeText at={one.createdAt} /> },
        { label: t('submission.fact.sent'), value: one.sentAt === null ? null : <TimeText at={one.sentAt} /> },
        { label: t('submission.fact.checked'), value: one.checkedAt === null ? null : <TimeText at={one.checkedAt} /> },
        { label: t('submission.fact.decided'), value: one.decidedAt === null ? null : <TimeText at={one.decidedAt} /> },
        { label: t('submission.fact.reason'), value: one.reason === null ? null : <Text>{one.reason}</Text> },
        { label: t('submission.fact.statement'), value: one.statement === '' ? null : <Text>{one.statement}</Text> },
      ]}
    />
  );
}

function History({ events }: { readonly events: SubmissionDetail['history'] }): ReactNode {
  const { t } = useTranslation();
  if (events.length === 0) return null;
  return (
    <Section title={t('submission.history')} count={events.length}>
      <ol className="timeline" reversed>
        {[...events].reverse().map((event) => (
          <li key={event.seq}>
            <strong>{t(`submission.event.${event.event}`, { defaultValue: event.event })}</strong>
            {event.from === event.to ? null : (
              <span className="timeline-step">{t(`states.submission.${event.to}`, { defaultValue: event.to })}</span>
            )}
            {event.basis === 'system' ? null : (
              <p>
                <BasisText basis={event.basis} />
              </p>
            )}
            <div>
              <small>
                <TimeText at={event.at} /> · <ActorText actor={event.actor} />
              </small>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
