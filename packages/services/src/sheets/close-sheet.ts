import type { SheetPorts } from './ports.ts';
import { runOf } from './submit-sheet.ts';

export type CloseSheet = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' };

/** The authority is content: the sheet is closed. */
export function acceptSheet(ports: SheetPorts, id: string): Promise<CloseSheet> {
  return ports.inTransaction(async (tx): Promise<CloseSheet> => {
    const kept = await tx.holdSheet(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.state !== 'SUBMITTED') return { ok: false, reason: 'no-such-step' };
    await tx.moveSheet({ sheet: id, event: 'accepted', from: kept.state, to: 'ACCEPTED', reason: '' });
    await tx.audit.record({ action: 'sheet.accepted', object: { kind: 'sheet', id } });
    await tx.announce('sheet.accepted', id, [kept.organisation], { sheet: id });
    return { ok: true };
  });
}

/** The sheet goes back to the laboratory. Until it is handed in again it says nothing: its votes are withdrawn. */
export function returnSheet(ports: SheetPorts, id: string, reason: string): Promise<CloseSheet> {
  return ports.inTransaction(async (tx): Promise<CloseSheet> => {
    const kept = await tx.holdSheet(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.state !== 'SUBMITTED') return { ok: false, reason: 'no-such-step' };
    const clauses = kept.sheet.items.map(({ clause }) => clause);
    const votes = { detected: [], notDetected: [], notTested: { 'sheet-returned': clauses }, errors: {} };
    const run = await runOf(ports, tx, kept, { outcome: 'PARTIAL', votes, object: null, by: null, why: `returned: ${reason}` });
    await tx.moveSheet({ sheet: id, event: 'returned', from: kept.state, to: 'RETURNED', reason }, run);
    await tx.audit.record({ action: 'sheet.returned', object: { kind: 'sheet', id }, detail: { reason } });
    await tx.announce('sheet.returned', id, [kept.organisation], { sheet: id, reason });
    return { ok: true };
  });
}
