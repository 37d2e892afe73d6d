import { advance, type FrameMember, frameHash } from '@touchstone/domain/campaign';
import type { CampaignPorts } from './ports.ts';

export type FreezeFrame =
  | { readonly ok: true; readonly hash: string; readonly size: number }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'paused' | 'frame-not-empty' };

/** Finds who is in the frame now, and keeps that for good: the query, the list as an object, the hash over the sorted ids. */
export function freezeFrame(ports: CampaignPorts, campaign: string, rowVersion?: number): Promise<FreezeFrame> {
  return ports.inTransaction(async (tx): Promise<FreezeFrame> => {
    const kept = await tx.holdCampaign(campaign);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (rowVersion !== undefined && kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const members = await tx.findFrame(kept);
    const outcome = advance(kept, 'freeze', { frame: members.length, sample: 0, open: 0, inReview: 0 });
    if (!outcome.ok) return { ok: false, reason: outcome.reason as 'no-such-step' };

    const hash = frameHash(
      ports.hash,
      members.map(({ id }) => id),
    );
    const object = await ports.keepText(writeFrame(members));
    await tx.keepFrame(campaign, { hash, size: members.length, object });
    await tx.moveCampaign(campaign, kept.state, outcome.next.state, 'freeze', { hash, size: members.length });
    return { ok: true, hash, size: members.length };
  });
}

/** One member a line: id, tab, stratum. */
export const writeFrame = (members: readonly FrameMember[]): string => members.map(({ id, stratum }) => `${id}\t${stratum}\n`).join('');

export const readFrame = (text: string): readonly FrameMember[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', stratum = ''] = line.split('\t');
      return { id, stratum };
    });
