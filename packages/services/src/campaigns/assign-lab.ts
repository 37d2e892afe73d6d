import type { CampaignPorts, LabAssignment } from './ports.ts';

export type AssignLab =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' | 'not-a-lab' | 'bad-range' | 'range-taken' };

/** Gives a range of the sample to a lab; its people see these members from then on. No member is given to two. */
export function assignLab(ports: CampaignPorts, wish: Omit<LabAssignment, 'id'>, by: string | null): Promise<AssignLab> {
  return ports.inTransaction(async (tx): Promise<AssignLab> => {
    const kept = await tx.holdCampaign(wish.campaign);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.sampleSize === null || ENDED.has(kept.state)) return { ok: false, reason: 'no-such-step' };
    if (wish.first > wish.last || wish.last > kept.sampleSize) return { ok: false, reason: 'bad-range' };
    if (!(await tx.isLab(wish.organisation))) return { ok: false, reason: 'not-a-lab' };
    if ((await tx.overlappingAssignments(wish.campaign, wish.first, wish.last)) > 0) return { ok: false, reason: 'range-taken' };
    const id = ports.newId();
    await tx.assignLab({ ...wish, id }, by);
    return { ok: true, id };
  });
}

const ENDED: ReadonlySet<string> = new Set(['CONCLUDED', 'REPORTED', 'CANCELLED']);
