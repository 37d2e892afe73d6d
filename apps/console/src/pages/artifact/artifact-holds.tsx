import { holdArtifact, listHolds, releaseHold } from '@touchstone/api-client/routes/evidence';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { Section } from '../../parts/section.tsx';
import { Steps } from '../../parts/steps.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useHoldColumns } from '../evidence/hold-columns.tsx';
import { useHoldSteps } from '../evidence/hold-steps.tsx';

const MOST = '100';

/** What keeps a file from being purged, for who may know it: each hold with its reason, and another placed or one ended. */
export function ArtifactHolds({ sha256 }: { readonly sha256: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const holds = useList(listHolds, { query: { target: sha256, limit: MOST } }, { enabled: may('evidence.read') });
  const [hold, release] = [useChange(holdArtifact, [listHolds]), useChange(releaseHold, [listHolds])];
  const columns = useHoldColumns();
  const { steps, empty } = useHoldSteps({
    ...{ holds: holds.page?.items ?? [], permission: 'artifact.hold', gone: undefined },
    place: (reason) => hold.mutateAsync({ params: { artifact: sha256 }, body: { reason } }),
    end: (one, reason) => release.mutateAsync({ params: { hold: one }, body: { reason } }),
  });
  if (!may('evidence.read')) return null;
  return (
    <Section title={t('evidence.holds.title')} count={holds.page?.items.length}>
      <DataTable
        isPart
        caption={t('evidence.holds.title')}
        list={holds}
        columns={columns}
        empty={t('evidence.holds.empty')}
        keyOf={({ id }) => id}
      />
      <div className="section-more">
        <Steps isPart steps={steps} onClose={empty} />
      </div>
    </Section>
  );
}
