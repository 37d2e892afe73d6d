import { type FrameFault, readFrameQuery } from '@touchstone/domain/campaign';
import type { CampaignActor, CampaignPlan, CampaignPorts } from './ports.ts';

export type CreateCampaign =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'bad-frame'; readonly faults: readonly FrameFault[] };

/** A draft. Nothing is counted or fetched before its frame is frozen. */
export async function createCampaign(ports: CampaignPorts, actor: CampaignActor, plan: CampaignPlan): Promise<CreateCampaign> {
  const frame = readFrameQuery(plan.frame);
  if (!frame.ok) return { ok: false, reason: 'bad-frame', faults: frame.faults };
  const id = ports.newId();
  return ports.inTransaction(async (tx): Promise<CreateCampaign> => {
    await tx.createCampaign(id, { ...plan, profile: profileOf(plan), frame: frame.value }, actor.organisation, actor.person);
    return { ok: true, id };
  });
}

/** Who looks back scans as one who looks back: fusion then speaks to what was confirmed before. */
export const profileOf = ({ kind, profile }: Pick<CampaignPlan, 'kind' | 'profile'>): CampaignPlan['profile'] => {
  if (kind === 'look-back') return 'look-back';
  return profile === 'look-back' ? 'quick' : profile;
};
