import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Sha256, Uuid } from '../../schema.ts';
import { BulkJob } from '../bulk-jobs.ts';
import { campaignParams, MemberState, Stage } from './shapes.ts';

export const Member = closed({
  ordinal: Count,
  app: Uuid,
  name: Type.String(),
  package: nullable(Type.String()),
  listing: nullable(Uuid),
  stratum: Type.String(),
  province: nullable(Type.String()),
  state: MemberState,
  reason: nullable(Type.String()),
  replaces: nullable(Count),
  artifact: nullable(Uuid),
  request: nullable(Uuid),
  changedAt: Instant,
});

/** What the list, its file and the figures of progress are narrowed by. */
const filters = {
  stage: Type.Optional(Stage),
  state: Type.Optional(MemberState),
  reason: Type.Optional(line(100)),
  stratum: Type.Optional(Type.String({ maxLength: 500 })),
  province: Type.Optional(Type.String({ pattern: '^([1-6][0-9]|none)$', description: '`none`: not known' })),
  store: Type.Optional(Uuid),
  first: Type.Optional(Type.Integer({ minimum: 1 })),
  last: Type.Optional(Type.Integer({ minimum: 1 })),
};

export const listCampaignMembers = route({
  id: 'list-campaign-members',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/members',
  permission: 'campaign.read',
  summary: 'Members of the sample in the order of the draw. The filters are those of the figures of progress.',
  params: campaignParams,
  query: closed({ ...paging, ...filters }),
  responses: { 200: page(Member) },
});

export const replaceMember = route({
  id: 'replace-member',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/members/:ordinal/replacement',
  permission: 'campaign.run',
  summary: 'Gives the place of a member that cannot be tested to the next of its stratum, by the rule of the draw.',
  params: closed({ campaign: Uuid, ordinal: Type.Integer({ minimum: 1 }) }),
  body: closed({
    reason: oneOf(['off-shelf', 'not-obtainable', 'not-an-app', 'duplicate', 'service-ended', 'region-locked', 'login-needed']),
  }),
  responses: { 200: closed({ by: nullable(Uuid) }) },
});

const Checked = closed({ stated: nullable(Sha256), computed: nullable(Sha256), size: Count, isEqual: Type.Boolean() });

export const verifySample = route({
  id: 'verify-sample',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/verification',
  permission: 'campaign.read',
  summary: 'Hashes the frame and draws the sample again, and says whether both are what was stated.',
  params: campaignParams,
  responses: { 200: closed({ frame: Checked, sample: Checked, members: Checked, isGood: Type.Boolean() }) },
});

export const exportMembers = route({
  id: 'export-members',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/exports',
  permission: 'export.create',
  summary: 'Asks for members as CSV: all, or those that the filters of their list leave.',
  idempotency: true,
  params: campaignParams,
  body: closed(filters),
  responses: { 202: BulkJob },
});
