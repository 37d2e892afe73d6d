import { acceptQuota, assignLab, assignQuotas, listLabAssignments, listQuotas } from './campaigns/assignments.ts';
import { downloadCampaignReport, downloadFrame, downloadSample } from './campaigns/files.ts';
import { exportMembers, listCampaignMembers, replaceMember, verifySample } from './campaigns/members.ts';
import { createCampaign, createCampaignFromLeads, editCampaign, listCampaigns, previewCampaign, readCampaign } from './campaigns/plans.ts';
import { estimateCampaign, rankStores, readCampaignProgress } from './campaigns/progress.ts';
import { concludeCampaign, drawSample, freezeFrame, listCampaignEvents, runCampaign, thawFrame } from './campaigns/steps.ts';

export * from './campaigns/assignments.ts';
export * from './campaigns/files.ts';
export * from './campaigns/members.ts';
export * from './campaigns/plans.ts';
export { estimateCampaign, rankStores, readCampaignProgress } from './campaigns/progress.ts';
export { Campaign, STRATA } from './campaigns/shapes.ts';
export * from './campaigns/steps.ts';

export const campaignRoutes = [
  listCampaigns,
  createCampaign,
  previewCampaign,
  createCampaignFromLeads,
  readCampaign,
  editCampaign,
  freezeFrame,
  thawFrame,
  drawSample,
  runCampaign,
  concludeCampaign,
  listCampaignEvents,
  readCampaignProgress,
  estimateCampaign,
  listCampaignMembers,
  replaceMember,
  downloadFrame,
  downloadSample,
  downloadCampaignReport,
  verifySample,
  listQuotas,
  assignQuotas,
  acceptQuota,
  listLabAssignments,
  assignLab,
  rankStores,
  exportMembers,
] as const;
