import { route } from '../../route.ts';
import { Stream } from '../../schema.ts';
import { campaignParams } from './shapes.ts';

export const downloadFrame = route({
  id: 'download-frame',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/frame',
  permission: 'campaign.read',
  summary: 'The frame as it was frozen: id, tab, stratum, a member a line. Its SHA-256 is in `X-Content-SHA256`.',
  params: campaignParams,
  download: 'text/tab-separated-values; charset=utf-8',
  responses: { 200: Stream },
});

export const downloadSample = route({
  id: 'download-sample',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/sample',
  permission: 'campaign.read',
  summary: 'The sample as it was drawn: ordinal, id, stratum. SHA-256 over the ids, each on a line, is the hash of the sample.',
  params: campaignParams,
  download: 'text/tab-separated-values; charset=utf-8',
  responses: { 200: Stream },
});

export const downloadCampaignReport = route({
  id: 'download-campaign-report',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/report',
  permission: 'campaign.read',
  summary: 'The report of a concluded campaign as a workbook: how it was drawn, how far it came, what was found, and its members.',
  params: campaignParams,
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  responses: { 200: Stream },
});
