import type { SheetPorts, Tester } from './ports.ts';

export type AssignSheet =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'invalid-input' | 'assigned-to-another' };

/** Gives a sheet to one of the laboratory's people; null: whoever of them takes it. */
export function assignSheet(ports: SheetPorts, id: string, person: string | null, ifMatch: number): Promise<AssignSheet> {
  return ports.inTransaction(async (tx): Promise<AssignSheet> => {
    const kept = await tx.holdSheet(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
    if (kept.state === 'SUBMITTED' || kept.state === 'ACCEPTED') return { ok: false, reason: 'no-such-step' };
    if (person !== null && !(await tx.isActiveIn(person, kept.organisation))) return { ok: false, reason: 'invalid-input' };
    await tx.assign(id, person);
    await tx.moveSheet({ sheet: id, event: 'assigned', from: kept.state, to: kept.state, reason: person ?? '' });
    await tx.audit.record({ action: 'sheet.assigned', object: { kind: 'sheet', id }, detail: { person } });
    await tx.announce('sheet.assigned', id, [kept.organisation], { sheet: id, person });
    return { ok: true };
  });
}

/** A tester takes a sheet that nobody has. */
export function takeSheet(ports: SheetPorts, { person }: Tester, id: string): Promise<AssignSheet> {
  return ports.inTransaction(async (tx): Promise<AssignSheet> => {
    const kept = await tx.holdSheet(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.assignedTo === person) return { ok: true };
    if (kept.assignedTo !== null) return { ok: false, reason: 'assigned-to-another' };
    if (kept.state === 'SUBMITTED' || kept.state === 'ACCEPTED') return { ok: false, reason: 'no-such-step' };
    await tx.assign(id, person);
    await tx.moveSheet({ sheet: id, event: 'taken', from: kept.state, to: kept.state, reason: '' });
    return { ok: true };
  });
}
