export { advanceCampaigns } from './advance-campaigns.ts';
export { type AssignLab, assignLab } from './assign-lab.ts';
export { type AcceptQuota, type AssignQuotas, acceptQuota, assignQuotas, type QuotaWish } from './assign-quotas.ts';
export { type CreateCampaign, createCampaign } from './create-campaign.ts';
export { type DrawMembers, drawMembers } from './draw-members.ts';
export { type EditCampaign, editCampaign } from './edit-campaign.ts';
export { type FreezeFrame, freezeFrame, readFrame, writeFrame } from './freeze-frame.ts';
export { type CampaignOrder, countsOf, type MoveCampaign, moveCampaign } from './move-campaign.ts';
export type {
  CampaignActor,
  CampaignPlan,
  CampaignPorts,
  CampaignTransaction,
  KeptCampaign,
  LabAssignment,
} from './ports.ts';
export { type PreviewPorts, type PreviewSample, previewSample } from './preview-sample.ts';
export { type ReplaceMember, replaceMember } from './replace-member.ts';
export { type Checked, type SampleCheck, verifySample } from './verify-sample.ts';
