import type { Handler } from '../../handler.ts';
import { acceptQuotaHandler, assignLabHandler, assignQuotasHandler, listLabAssignmentsHandler, listQuotasHandler } from './assignments.ts';
import { estimateCampaignHandler, rankStoresHandler, readCampaignProgressHandler } from './figures.ts';
import {
  concludeCampaignHandler,
  drawSampleHandler,
  freezeFrameHandler,
  replaceMemberHandler,
  runCampaignHandler,
  thawFrameHandler,
} from './move-campaign.ts';
import { createCampaignFromLeadsHandler, createCampaignHandler, editCampaignHandler } from './plan-campaign.ts';
import { listCampaignEventsHandler, listCampaignMembersHandler, listCampaignsHandler, readCampaignHandler } from './read-campaigns.ts';
import { downloadFrameHandler, downloadSampleHandler, exportMembersHandler, verifySampleHandler } from './sample-files.ts';

/** Campaigns: their frames, samples, members, parts of provinces and labs, figures. */
export const campaignHandlers: readonly Handler[] = [
  listCampaignsHandler,
  createCampaignHandler,
  createCampaignFromLeadsHandler,
  readCampaignHandler,
  editCampaignHandler,
  freezeFrameHandler,
  thawFrameHandler,
  drawSampleHandler,
  runCampaignHandler,
  concludeCampaignHandler,
  listCampaignEventsHandler,
  readCampaignProgressHandler,
  estimateCampaignHandler,
  listCampaignMembersHandler,
  replaceMemberHandler,
  downloadFrameHandler,
  downloadSampleHandler,
  verifySampleHandler,
  listQuotasHandler,
  assignQuotasHandler,
  acceptQuotaHandler,
  listLabAssignmentsHandler,
  assignLabHandler,
  rankStoresHandler,
  exportMembersHandler,
];
