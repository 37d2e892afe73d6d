export { advanceCampaigns } from './advance-campaigns.ts';
export { type CreateCampaign, createCampaign } from './create-campaign.ts';
export { type DrawMembers, drawMembers } from './draw-members.ts';
export { type FreezeFrame, freezeFrame, readFrame, writeFrame } from './freeze-frame.ts';
export { type CampaignOrder, countsOf, type MoveCampaign, moveCampaign } from './move-campaign.ts';
export {
  type CampaignActor,
  type CampaignPlan,
  type CampaignPorts,
  type CampaignTransaction,
  type KeptCampaign,
  STRATUM_FIELDS,
  type StratumField,
} from './ports.ts';
export { type ReplaceMember, replaceMember } from './replace-member.ts';
