import { type ClaimRow, claimEvents, claimRows } from '@touchstone/db/repositories/claim-rows';
import type { Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';

export const claimShape = (row: ClaimRow) => ({
  id: row.id,
  operator: row.operator,
  organisation: row.organisation,
  method: row.method,
  state: row.state,
  validUntil: row.validUntil?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  version: row.rowVersion,
});

/** A claim with its events, as a session may see it. @throws Refusal `not-found` */
export async function claimWithEvents(tx: Transaction, id: string) {
  const claim = await claimRows(tx).holdClaim(id);
  if (claim === undefined) throw new Refusal('not-found');
  const events = await claimEvents(tx, id);
  return {
    claim: claimShape(claim),
    events: events.map(({ seq, event, actor, basis, detail, at }) => ({ seq, event, actor, basis, detail, at: at.toISOString() })),
  };
}
