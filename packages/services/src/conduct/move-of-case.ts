import type { CaseEvent } from '@touchstone/domain/case';
import { moveCase } from '../cases/index.ts';
import type { Officer, PenaltyTransaction } from './ports.ts';

export type CaseRefused = { readonly ok: false; readonly reason: 'case-refused'; readonly detail: string };

/** Moves the case of a penalty or list, or says why it does not move. */
export async function moved(
  tx: PenaltyTransaction,
  caseId: string,
  event: CaseEvent,
  payload: Readonly<Record<string, unknown>>,
  basis: string,
  { person, organisation, permissions }: Officer,
): Promise<CaseRefused | undefined> {
  const actor = { name: `person:${person}`, organisation, permissions };
  const result = await moveCase(tx, { caseId, event, payload, basis, actor });
  return result.ok ? undefined : { ok: false, reason: 'case-refused', detail: `${event}: ${result.reason}` };
}
