import { advance, type CampaignEvent, type CampaignState, coverageOf, pause, resume } from '@touchstone/domain/campaign';
import { relapseRate } from '@touchstone/domain/watch';
import type { CampaignPorts, CampaignTransaction, KeptCampaign } from './ports.ts';

/** What a person may order. */
export type CampaignOrder = 'start' | 'pause' | 'resume' | 'thaw' | 'cancel' | 'conclude' | 'report';

export type MoveCampaign =
  | { readonly ok: true; readonly state: CampaignState; readonly isPaused: boolean }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'paused' | 'nothing-open' | 'nothing-in-review';
    };

/** Takes a campaign one step on, as its table allows. */
export function moveCampaign(ports: CampaignPorts, campaign: string, order: CampaignOrder, rowVersion: number): Promise<MoveCampaign> {
  return ports.inTransaction(async (tx): Promise<MoveCampaign> => {
    const kept = await tx.holdCampaign(campaign);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const outcome =
      order === 'pause' ? pause(kept) : order === 'resume' ? resume(kept) : advance(kept, order, await countsOf(tx, campaign));
    if (!outcome.ok) return { ok: false, reason: outcome.reason as 'no-such-step' };
    await tx.moveCampaign(campaign, kept.state, outcome.next.state, order as CampaignEvent | 'pause' | 'resume');
    if (outcome.next.isPaused !== kept.isPaused) await tx.setPaused(campaign, outcome.next.isPaused);
    if (order === 'conclude') await tx.keepConclusion(campaign, await conclusionOf(tx, kept));
    if (order === 'thaw') await tx.keepFrame(campaign, null);
    return { ok: true, ...outcome.next };
  });
}

/** Figures as they stand now; a 回头看 says how many broke again what they had put right, and of how many. */
async function conclusionOf(tx: CampaignTransaction, { id, kind, frameSize }: KeptCampaign): Promise<object> {
  const coverage = coverageOf(await tx.counts(id));
  return kind === 'look-back' ? { coverage, relapse: relapseRate(await tx.lookedAt(id), frameSize) } : { coverage };
}

/** What the guards of a campaign's steps look at. */
export async function countsOf(tx: CampaignTransaction, campaign: string) {
  const coverage = coverageOf(await tx.counts(campaign));
  return { frame: coverage.members, sample: coverage.members, open: coverage.open.count, inReview: await tx.inReview(campaign) };
}
