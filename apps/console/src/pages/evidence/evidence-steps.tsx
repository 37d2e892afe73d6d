import { holdEvidence, listCustody, listHolds, readEvidence, releaseHold, setRetention } from '@touchstone/api-client/routes/evidence';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Pick } from '../../parts/pick.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { Evidence, Hold } from './evidence-page.tsx';

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
  const inForce = holds.filter(({ releasedAt }) => releasedAt === null);
  const [chosen, setChosen] = useState('');
  const [picked, setClass] = useState<typeof evidence.retentionClass>();
  const retentionClass = picked ?? evidence.retentionClass;
  const ended = inForce.find(({ id }) => id === chosen) ?? inForce[0];
  const params = { sha256: evidence.sha256 };
  const purged = evidence.purgedAt === null ? undefined : t('evidence.why.purged');
  const common = { permission: 'evidence.hold', reasonLabel: t('parts.reason') } as const;
  const steps: readonly Step[] = [
    {
      ...common,
      key: 'hold',
      label: t('evidence.step.hold'),
      consequence: t('evidence.consequence.hold'),
      kind: 'main',
      notNow: purged,
      take: (reason) => hold.mutateAsync({ params, body: { reason } }),
    },
    {
      ...common,
      key: 'release',
      label: t('evidence.step.release'),
      consequence: t('evidence.consequence.release'),
      kind: 'danger',
      notNow: purged ?? (ended === undefined ? t('evidence.why.notHeld') : undefined),
      fields:
        inForce.length < 2 ? undefined : (
          <Pick
            label={t('evidence.holds.title')}
            value={ended?.id ?? ''}
            choices={inForce.map(({ id }) => id)}
            say={(id) => visibleText(inForce.find((one) => one.id === id)?.reason ?? id)}
            onPick={setChosen}
          />
        ),
      take: (reason) =>
        ended === undefined ? Promise.resolve(undefined) : release.mutateAsync({ params: { hold: ended.id }, body: { reason } }),
    },
    {
      ...common,
      key: 'retain',
      label: t('evidence.step.retain'),
      consequence: t('evidence.consequence.retain'),
      kind: 'plain',
      notNow: purged,
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
    },
  ];
  const empty = () => {
    setChosen('');
    setClass(undefined);
  };
  return <Steps steps={steps} none={t('evidence.none')} onClose={empty} />;
}
