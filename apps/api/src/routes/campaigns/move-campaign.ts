import { concludeCampaign, drawSample, freezeFrame, replaceMember, runCampaign, thawFrame } from '@touchstone/api-client/routes/campaigns';
import {
  type CampaignOrder,
  drawMembers,
  freezeFrame as freeze,
  moveCampaign as move,
  replaceMember as replace,
} from '@touchstone/services/campaigns';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { campaignEdits } from '../../wiring/campaign-ports.ts';
import { ownCampaign, refused, shown } from './own-campaign.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'address' | 'ifMatch'> & { readonly actor: SignedIn };

const actOn = (campaign: string, action: string, detail: Readonly<Record<string, string | number>>) => ({
  action,
  kind: 'campaign',
  id: campaign,
  detail,
});

export const freezeFrameHandler = handle(freezeFrame, async (context) => {
  const { campaign } = context.params;
  await ownCampaign(context, campaign);
  const result = await freeze(campaignEdits(context, actOn(campaign, 'campaign.freeze', { step: 'freeze' })), campaign, context.ifMatch);
  if (!result.ok) throw refused(result);
  return shown(context, campaign);
});

export const drawSampleHandler = handle(drawSample, async (context) => {
  const { campaign } = context.params;
  const { seed } = context.body;
  await ownCampaign(context, campaign);
  const act = actOn(campaign, 'campaign.freeze', { step: 'draw', seed });
  const result = await drawMembers(campaignEdits(context, act), campaign, seed, context.ifMatch);
  if (!result.ok) throw refused(result);
  return shown(context, campaign);
});

async function order(context: Asking, campaign: string, action: string, what: CampaignOrder) {
  await ownCampaign(context, campaign);
  const result = await move(campaignEdits(context, actOn(campaign, action, { step: what })), campaign, what, context.ifMatch);
  if (!result.ok) throw refused(result);
  return shown(context, campaign);
}

export const thawFrameHandler = handle(thawFrame, (context) => order(context, context.params.campaign, 'campaign.freeze', 'thaw'));
export const runCampaignHandler = handle(runCampaign, (context) =>
  order(context, context.params.campaign, 'campaign.run', context.body.order),
);
export const concludeCampaignHandler = handle(concludeCampaign, (context) =>
  order(context, context.params.campaign, 'campaign.conclude', context.body.order),
);

export const replaceMemberHandler = handle(replaceMember, async (context) => {
  const { campaign, ordinal } = context.params;
  const { reason } = context.body;
  await ownCampaign(context, campaign);
  const result = await replace(campaignEdits(context, actOn(campaign, 'campaign.run', { ordinal, reason })), campaign, ordinal, reason);
  if (!result.ok) throw refused(result);
  return { status: 200, body: { by: result.by } };
});
