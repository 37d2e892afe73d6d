import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, line, nullable, oneOf, page, paging, Uuid } from '../../schema.ts';
import { Allocation, Campaign, campaignParams, Frame, Kind, Province, plan, State } from './shapes.ts';

export const listCampaigns = route({
  id: 'list-campaigns',
  method: 'GET',
  path: '/api/v1/campaigns',
  permission: 'campaign.read',
  summary:
    'Campaigns that one may see, the newest first. `quota=ours`: those under way of which one’s province has a part, `waiting`: that it has not taken on.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    kind: Type.Optional(Kind),
    province: Type.Optional(Province),
    parent: Type.Optional(Uuid),
    organisation: Type.Optional(Uuid),
    quota: Type.Optional(oneOf(['waiting', 'ours'])),
  }),
  responses: { 200: page(Campaign) },
});

export const createCampaign = route({
  id: 'create-campaign',
  method: 'POST',
  path: '/api/v1/campaigns',
  permission: 'campaign.create',
  summary: 'Makes a draft. A province names its own; what its frame finds lies within its scope.',
  idempotency: true,
  body: closed({
    name: plan.name,
    kind: plan.kind,
    frame: Frame,
    strata: Type.Optional(plan.strata),
    allocation: Type.Optional(Allocation),
    profile: Type.Optional(plan.profile),
    engines: Type.Optional(plan.engines),
    configuration: Type.Optional(plan.configuration),
    priority: Type.Optional(plan.priority),
    parent: Type.Optional(Uuid),
  }),
  responses: { 201: Campaign },
});

export const previewCampaign = route({
  id: 'preview-campaign',
  method: 'POST',
  path: '/api/v1/campaigns/preview',
  permission: 'campaign.create',
  summary: 'What a plan would draw, were it frozen now: members and quota of each stratum, and the first of the sample. Keeps nothing.',
  body: closed({
    kind: plan.kind,
    frame: Frame,
    strata: Type.Optional(plan.strata),
    allocation: Type.Optional(Allocation),
    seed: Type.Optional(line(200)),
  }),
  responses: {
    200: closed({
      frameSize: Count,
      sampleSize: Count,
      /** The first of them by name; `isCut` when there are more. */
      strata: Type.Array(closed({ stratum: Type.String(), members: Count, drawn: Count })),
      isCut: Type.Boolean(),
      /** Null when the frame is too large to be drawn from before it is frozen. */
      first: nullable(
        Type.Array(
          closed({
            ordinal: Count,
            app: Uuid,
            name: Type.String(),
            package: nullable(Type.String()),
            province: nullable(Type.String()),
            category: nullable(Count),
            stratum: Type.String(),
          }),
        ),
      ),
    }),
  },
});

export const createCampaignFromLeads = route({
  id: 'create-campaign-from-leads',
  method: 'POST',
  path: '/api/v1/leads/campaign',
  permission: 'campaign.create',
  summary: 'Makes a draft of the apps that linked leads name; the leads are in test from then on.',
  idempotency: true,
  body: closed({ name: line(200), leads: Type.Array(Uuid, { minItems: 1, maxItems: 5000, uniqueItems: true }) }),
  responses: { 201: Campaign },
});

export const readCampaign = route({
  id: 'read-campaign',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign',
  permission: 'campaign.read',
  summary: 'One campaign.',
  params: campaignParams,
  responses: { 200: Campaign },
});

export const editCampaign = route({
  id: 'edit-campaign',
  method: 'PATCH',
  path: '/api/v1/campaigns/:campaign',
  permission: 'campaign.create',
  summary: 'Changes a draft. Of a campaign under way only the priority changes, of what waits in it too.',
  params: campaignParams,
  precondition: true,
  body: closed({
    name: Type.Optional(plan.name),
    kind: Type.Optional(plan.kind),
    frame: Type.Optional(Frame),
    strata: Type.Optional(plan.strata),
    allocation: Type.Optional(Allocation),
    profile: Type.Optional(plan.profile),
    engines: Type.Optional(plan.engines),
    configuration: Type.Optional(plan.configuration),
    priority: Type.Optional(plan.priority),
  }),
  responses: { 200: Campaign },
});
