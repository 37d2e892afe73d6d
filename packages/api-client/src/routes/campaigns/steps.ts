import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, oneOf } from '../../schema.ts';
import { Campaign, campaignParams } from './shapes.ts';

export const freezeFrame = route({
  id: 'freeze-frame',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/freeze',
  permission: 'campaign.freeze',
  summary: 'Finds who is in the frame now and keeps the list with its hash for good.',
  params: campaignParams,
  precondition: true,
  responses: { 200: Campaign },
});

export const thawFrame = route({
  id: 'thaw-frame',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/thaw',
  permission: 'campaign.freeze',
  summary: 'Back to a draft, before anything was drawn.',
  params: campaignParams,
  precondition: true,
  responses: { 200: Campaign },
});

export const drawSample = route({
  id: 'draw-sample',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/draw',
  permission: 'campaign.freeze',
  summary: 'Draws the sample. The seed is published: whoever has it and the frame can draw again.',
  params: campaignParams,
  precondition: true,
  body: closed({ seed: line(200) }),
  responses: { 200: Campaign },
});

export const runCampaign = route({
  id: 'run-campaign',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/orders',
  permission: 'campaign.run',
  summary: 'Starts, pauses, resumes or cancels. While it is paused nothing new is fetched or queued; what runs ends.',
  params: campaignParams,
  precondition: true,
  body: closed({ order: oneOf(['start', 'pause', 'resume', 'cancel']) }),
  responses: { 200: Campaign },
});

export const concludeCampaign = route({
  id: 'conclude-campaign',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/conclusion',
  permission: 'campaign.conclude',
  summary: 'Concludes when nothing waits for review, keeping the figures as they are; then reports.',
  params: campaignParams,
  precondition: true,
  body: closed({ order: oneOf(['conclude', 'report']) }),
  responses: { 200: Campaign },
});

export const listCampaignEvents = route({
  id: 'list-campaign-events',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/events',
  permission: 'campaign.read',
  summary: 'Every step of a campaign, the oldest first.',
  params: campaignParams,
  responses: {
    200: closed({
      items: Type.Array(
        closed({
          seq: Count,
          event: Type.String(),
          from: nullable(Type.String()),
          to: Type.String(),
          actor: Type.String(),
          detail: Type.Unknown(),
          at: Instant,
        }),
      ),
    }),
  },
});
