import { isReplacementReason, isRunning, type ReplacementReason, replacementFor } from '@touchstone/domain/campaign';
import { readFrame } from './freeze-frame.ts';
import type { CampaignPorts } from './ports.ts';

export type ReplaceMember =
  | { readonly ok: true /** Null: its stratum has nobody left. */; readonly by: string | null }
  | { readonly ok: false; readonly reason: 'not-found' | 'bad-reason' | 'no-such-step' };

/** Gives a member's place to the next of its stratum, by the rule that was fixed with the seed. It is counted, with its reason. */
export function replaceMember(
  ports: CampaignPorts,
  campaign: string,
  ordinal: number,
  reason: ReplacementReason | string,
): Promise<ReplaceMember> {
  return ports.inTransaction(async (tx): Promise<ReplaceMember> => {
    const kept = await tx.holdCampaign(campaign);
    const member = await tx.memberAt(campaign, ordinal);
    if (kept === undefined || member === undefined) return { ok: false, reason: 'not-found' };
    if (!isReplacementReason(reason)) return { ok: false, reason: 'bad-reason' };
    const stands = kept.state === 'SAMPLED' || isRunning(kept.state);
    const isOpen = stands && (member.state === 'PLANNED' || member.state === 'ACQUIRING' || member.state === 'NOT_TESTABLE');
    if (!isOpen || kept.seed === null || kept.frameObject === null) return { ok: false, reason: 'no-such-step' };

    const frame = readFrame(await ports.readText(kept.frameObject));
    const id = kept.kind === 'store-shelves' ? (member.listing ?? '') : member.app;
    const by = replacementFor(ports.hash, kept.seed, { id, stratum: member.stratum, ordinal }, await tx.membersOf(campaign), frame);
    await tx.replaceMember(kept, ordinal, reason, by === null ? null : { id: by, stratum: member.stratum });
    return { ok: true, by };
  });
}
