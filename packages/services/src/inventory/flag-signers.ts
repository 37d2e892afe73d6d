import { foreignSigners } from '@touchstone/domain/inventory';
import { operatorByEvidence } from './operator-by-evidence.ts';
import type { InventoryTransaction } from './ports.ts';

/** Files that are looked at: an app with more than this many has long been looked at by people. */
const MOST_SIGHTINGS = 500;

/** Looks at all signatures of a package over all stores, and raises what is not the operator's. */
export async function flagSigners(tx: InventoryTransaction, app: string): Promise<void> {
  const sightings = await tx.sightings(app, MOST_SIGHTINGS);
  const signers = [...new Set(sightings.flatMap((one) => [...one.signers.current, ...one.signers.lineage]))].sort();
  if (signers.length < 2) return;
  const operator = await tx.operatorOfApp(app);
  const evidence = operator === null ? [] : await tx.evidenceOf('signer', signers);
  const proven = signers.filter(
    (signer) => operator !== null && operatorByEvidence(evidence.filter(({ target }) => target === signer)).operator === operator,
  );
  const { families, foreign, isUndecided } = foreignSigners(sightings, proven);
  const of = { app, listing: null };
  await tx.raiseFlags(
    foreign.map((family) => ({
      ...of,
      kind: 'foreign-signer' as const,
      about: `${app} ${family.signers[0] ?? ''}`,
      artifact: family.artifacts[0] ?? null,
      detail: { signers: family.signers.join(' '), stores: family.stores.join(' ') },
    })),
  );
  if (!isUndecided) return;
  const first = families.map((family) => family.signers[0] ?? '').sort();
  await tx.raiseFlags([
    { ...of, kind: 'signer-undecided', about: `${app} ${first.join(' ')}`, artifact: null, detail: { signers: first.join(' ') } },
  ]);
}
