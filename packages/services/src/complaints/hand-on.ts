import type { ComplaintState } from '@touchstone/domain/complaint';
import type { ComplaintPorts } from './ports.ts';

export type HandOn =
  | { readonly ok: true; readonly organisation: string }
  | {
      readonly ok: false;
      /** `not-served`: that authority has no intake here. */
      readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'not-served';
    };

/** Before anybody has linked it: with a lead it is the organisation's own work. */
const UNLINKED: ReadonlySet<ComplaintState> = new Set(['RECEIVED', 'SCREENED']);

/** Gives a complaint to the authority whose it is. */
export function handOn(
  ports: ComplaintPorts,
  complaint: string,
  to: { readonly province: string | null; readonly reason: string },
  rowVersion: number,
): Promise<HandOn> {
  return ports.inTransaction(async (tx): Promise<HandOn> => {
    const kept = await tx.holdComplaint(complaint);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const organisation = await tx.authorityOf(to.province);
    if (organisation === undefined) return { ok: false, reason: 'not-served' };
    if (!UNLINKED.has(kept.state) || organisation === kept.organisation) return { ok: false, reason: 'no-such-step' };
    await tx.handOn(complaint, { organisation, state: kept.state, reason: to.reason, atMs: ports.nowMs() });
    await tx.announce('complaint.received', complaint, organisation, { complaint, code: kept.code, state: kept.state });
    return { ok: true, organisation };
  });
}
