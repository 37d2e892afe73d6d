import type { OutputOf } from '@touchstone/api-client';
import type { readClaim } from '@touchstone/api-client/routes/claims';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { History } from '../../parts/history.tsx';
import { OperatorName } from '../../parts/operator-name.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Steps } from '../../parts/steps.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { CLAIM_STEPS, type ClaimStep } from './claim-steps.ts';

interface Props {
  readonly detail: OutputOf<typeof readClaim>;
  onDecide(decision: ClaimStep['decision'], basis: string): Promise<unknown>;
}

/** One claim: who says to be whom, on which proof, what became of it, and what can be decided. */
export function ClaimPage({ detail: { claim, events }, onDecide }: Props): ReactNode {
  const { t } = useTranslation();
  const why = t('steps.why', { state: t(`states.claim.${claim.state}`) });
  return (
    <>
      <PageHeader
        title={t('claim.title', { method: t(`claims.method.${claim.method}`) })}
        marks={<StateTag kind="claim" state={claim.state} />}
        crumbs={[{ to: '/claims', text: t('claim.list') }]}
      />
      <div className="columns-2">
        <div>
          <Facts
            lines={[
              { label: t('claim.organisation'), value: <OrganisationName id={claim.organisation} /> },
              { label: t('claims.column.operator'), value: <OperatorName id={claim.operator} /> },
              { label: t('claims.column.until'), value: claim.validUntil === null ? null : <TimeText at={claim.validUntil} isDay /> },
              { label: t('claims.column.created'), value: <TimeText at={claim.createdAt} /> },
              { label: t('claim.others'), value: <PageLink to={`/claims?operator=${claim.operator}`}>{t('claim.openOthers')}</PageLink> },
            ]}
          />
          <History
            title={t('claim.history')}
            lines={events.map(({ seq, event, actor, basis, at }) => ({
              key: seq,
              event: t(`claim.event.${event}`, { defaultValue: event }),
              actor: actor === null ? 'system:' : `person:${actor}`,
              ...{ basis, at },
            }))}
          />
        </div>
        <aside>
          <Steps
            steps={CLAIM_STEPS.map(({ decision, kind, states }) => ({
              key: decision,
              kind,
              permission: 'claim.decide',
              label: t(`claim.step.${decision}`),
              consequence: t(`claim.consequence.${decision}`),
              reasonLabel: t('steps.basis'),
              notNow: states.includes(claim.state) ? undefined : why,
              take: (basis: string) => onDecide(decision, basis),
            }))}
            none={t('steps.none')}
          />
        </aside>
      </div>
    </>
  );
}
