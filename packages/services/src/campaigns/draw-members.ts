import { advance, drawSample } from '@touchstone/domain/campaign';
import { yearOf } from '../cases/case-number.ts';
import { readFrame } from './freeze-frame.ts';
import type { CampaignPorts, CampaignTransaction } from './ports.ts';

export type DrawMembers =
  | { readonly ok: true; readonly hash: string; readonly size: number; readonly number: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'paused' | 'sample-not-empty' };

/**
 * Draws the sample from the frozen frame: the same frame and seed always give the same members in the same order.
 * @param seed chosen and published by the authority; whoever has it can draw again
 */
export function drawMembers(ports: CampaignPorts, campaign: string, seed: string, rowVersion?: number): Promise<DrawMembers> {
  return ports.inTransaction(async (tx): Promise<DrawMembers> => {
    const kept = await tx.holdCampaign(campaign);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (rowVersion !== undefined && kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const frame = kept.frameObject === null ? [] : readFrame(await ports.readText(kept.frameObject));
    const sample = drawSample(ports.hash, seed, frame, kept.allocation);
    const outcome = advance(kept, 'draw', { frame: frame.length, sample: sample.members.length, open: 0, inReview: 0 });
    if (!outcome.ok) return { ok: false, reason: outcome.reason as 'no-such-step' };

    const size = sample.members.length;
    await tx.keepSample(campaign, { seed, hash: sample.hash, size });
    await tx.addMembers(kept, sample.members);
    const number = await takeNumber(ports, tx, campaign);
    await tx.moveCampaign(campaign, kept.state, outcome.next.state, 'draw', {
      seed,
      hash: sample.hash,
      size,
      strata: sample.strata,
      number,
    });
    return { ok: true, hash: sample.hash, size, number };
  });
}

async function takeNumber(ports: CampaignPorts, tx: CampaignTransaction, id: string): Promise<string> {
  const atMs = ports.nowMs();
  const year = yearOf(atMs);
  const number = `${year}年第${await tx.takeNumber('campaign', year, { kind: 'campaign', id, atMs })}批`;
  await tx.saveNumber(id, number);
  return number;
}
