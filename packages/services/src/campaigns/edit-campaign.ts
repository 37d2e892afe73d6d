import { type FrameFault, readFrameQuery } from '@touchstone/domain/campaign';
import { profileOf } from './create-campaign.ts';
import type { CampaignPlan, CampaignPorts } from './ports.ts';

export type EditCampaign =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' }
  | { readonly ok: false; readonly reason: 'bad-frame'; readonly faults: readonly FrameFault[] };

/** Of a campaign that is no draft any more only the urgency changes: what was frozen stays. */
export function editCampaign(
  ports: CampaignPorts,
  campaign: string,
  change: Partial<CampaignPlan>,
  rowVersion: number,
): Promise<EditCampaign> {
  return ports.inTransaction(async (tx): Promise<EditCampaign> => {
    const kept = await tx.holdCampaign(campaign);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const { priority, ...rest } = change;
    const changesPlan = Object.values(rest).some((value) => value !== undefined);
    if (changesPlan && kept.state !== 'DRAFT') return { ok: false, reason: 'no-such-step' };
    if (ENDED.has(kept.state)) return { ok: false, reason: 'no-such-step' };

    const frame = readFrameQuery(change.frame ?? kept.frame);
    if (!frame.ok) return { ok: false, reason: 'bad-frame', faults: frame.faults };
    const plan = { ...kept, ...change };
    await tx.changeCampaign(campaign, { ...plan, profile: profileOf(plan), frame: frame.value });
    if (priority !== undefined && priority !== kept.priority) await tx.changePriority(campaign, priority);
    return { ok: true };
  });
}

const ENDED: ReadonlySet<string> = new Set(['CONCLUDED', 'REPORTED', 'CANCELLED']);
