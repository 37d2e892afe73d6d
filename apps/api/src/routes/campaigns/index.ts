import type { Handler } from '../../handler.ts';
import { acceptQuotaHandler, assignLabHandler, assignQuotasHandler, listLabAssignmentsHandler, listQuotasHandler } from './assignments.ts';
import { downloadReportHandler } from './campaign-report.ts';
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
import { previewCampaignHandler } from './preview-campaign.ts';
import { listCampaignEventsHandler, listCampaignMembersHandler, listCampaignsHandler, readCampaignHandler } from './read-campaigns.ts';
import { downloadFrameHandler, downloadSampleHandler, exportMembersHandler, verifySampleHandler } from './sample-files.ts';

/** Campaigns: their frames, samples, members, parts of provinces and labs, figures. */
export const campaignHandlers: readonly Handler[] = [
  listCampaignsHandler,
  createCampaignHandler,
  previewCampaignHandler,
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
  downloadReportHandler,
  verifySampleHandler,
  listQuotasHandler,
  assignQuotasHandler,
  acceptQuotaHandler,
  listLabAssignmentsHandler,
  assignLabHandler,
  rankStoresHandler,
  exportMembersHandler,
];
