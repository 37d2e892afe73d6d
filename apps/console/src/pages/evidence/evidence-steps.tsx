import { holdEvidence, listCustody, listHolds, readEvidence, releaseHold, setRetention } from '@touchstone/api-client/routes/evidence';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Pick } from '../../parts/pick.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import type { Evidence } from './evidence-page.tsx';
import type { Hold } from './hold-columns.tsx';
import { useHoldSteps } from './hold-steps.tsx';

const STALE = [readEvidence, listCustody, listHolds];
const CLASSES = ['ordinary', 'newest', 'case', 'self-check'] as const;

interface Props {
  readonly evidence: Evidence;
  readonly holds: readonly Hold[];
}

/** A piece of evidence is held, released, or kept for longer; each with its reason. */
export function EvidenceSteps({ evidence, holds }: Props): ReactNode {
  const { t } = useTranslation();
  const [hold, release, retain] = [useChange(holdEvidence, STALE), useChange(releaseHold, STALE), useChange(setRetention, STALE)];
  const [picked, setClass] = useState<typeof evidence.retentionClass>();
  const retentionClass = picked ?? evidence.retentionClass;
  const params = { sha256: evidence.sha256 };
  const gone = evidence.purgedAt === null ? undefined : t('evidence.why.purged');
  const holding = useHoldSteps({
    ...{ holds, permission: 'evidence.hold', gone },
    place: (reason) => hold.mutateAsync({ params, body: { reason } }),
    end: (one, reason) => release.mutateAsync({ params: { hold: one }, body: { reason } }),
  });
  const retaining: Step = {
    ...{ key: 'retain', kind: 'plain', permission: 'evidence.hold', reasonLabel: t('parts.reason') },
    label: t('evidence.step.retain'),
    consequence: t('evidence.consequence.retain'),
    notNow: gone,
    fields: (
      <Pick
        label={t('evidence.retention.label')}
        value={retentionClass}
        choices={CLASSES}
        say={(one) => t(`evidence.retention.${one}`)}
        onPick={setClass}
      />
    ),
    take: (reason) => retain.mutateAsync({ params, body: { retentionClass, reason } }),
  };
  const empty = () => {
    holding.empty();
    setClass(undefined);
  };
  return <Steps steps={[...holding.steps, retaining]} none={t('evidence.none')} onClose={empty} />;
}
