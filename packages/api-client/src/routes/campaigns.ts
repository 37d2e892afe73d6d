import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { BulkJob } from './bulk-jobs.ts';

const Kind = oneOf(['sample', 'census', 'problem', 'complaints', 'store-shelves', 'look-back']);
const State = oneOf(['DRAFT', 'FRAME_FROZEN', 'SAMPLED', 'ACQUIRING', 'TESTING', 'REVIEWING', 'CONCLUDED', 'REPORTED', 'CANCELLED']);
const MemberState = oneOf(['PLANNED', 'ACQUIRING', 'ACQUIRED', 'QUEUED', 'TESTED', 'REVIEWED', 'NOT_TESTABLE', 'REPLACED']);
const Stage = oneOf(['standing', 'acquired', 'tested', 'reviewed', 'not-testable', 'open', 'replaced']);
const Stratum = oneOf(['category', 'province', 'store', 'isHead', 'reachBand']);
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });
const Size = Type.Integer({ minimum: 1, maximum: 5_000_000 });

/** A condition on apps; read by the frame's own grammar, whose faults are named one by one. */
const Frame = Type.Unknown({ description: 'all, any, not, or a field with in, is, atLeast or atMost; docs/campaigns.md' });

const Allocation = Type.Union([
  closed({ kind: Type.Literal('all') }),
  closed({ kind: Type.Literal('equal'), size: Size }),
  closed({ kind: Type.Literal('proportional'), size: Size, least: Count }),
  closed({ kind: Type.Literal('fixed'), sizes: Type.Record(Type.String({ maxLength: 200 }), Count) }),
]);

const plan = {
  name: line(200),
  kind: Kind,
  frame: Frame,
  strata: Type.Array(Stratum, { maxItems: 5, uniqueItems: true }),
  allocation: Allocation,
  profile: oneOf(['quick', 'deep']),
  engines: Type.Array(Word, { maxItems: 50, uniqueItems: true }),
  configuration: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 50 }),
  priority: Type.Integer({ minimum: -100, maximum: 100 }),
};

export const Campaign = closed({
  ...plan,
  profile: oneOf(['quick', 'deep', 'look-back']),
  frame: Type.Unknown(),
  allocation: Type.Unknown(),
  id: Uuid,
  number: nullable(Type.String({ description: '批次号' })),
  organisation: Uuid,
  parent: nullable(Uuid),
  province: nullable(Type.String()),
  state: State,
  isPaused: Type.Boolean(),
  frameHash: nullable(Sha256),
  frameSize: nullable(Count),
  seed: nullable(Type.String()),
  sampleSize: nullable(Count),
  sampleHash: nullable(Sha256),
  conclusion: nullable(Type.Unknown()),
  createdAt: Instant,
  version: Type.Integer(),
});

const campaignParams = closed({ campaign: Uuid });

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

/** A number with what it is a part of, and the address of the list that it counts. */
const Figure = closed({ count: Count, of: nullable(Count), list: Type.String() });
const ByReason = Type.Array(closed({ reason: Type.String(), count: Count, list: Type.String() }));

const Progress = closed({
  members: Figure,
  acquired: Figure,
  tested: Figure,
  reviewed: Figure,
  notTestable: Figure,
  notTestableByReason: ByReason,
  open: Figure,
  replaced: Figure,
  replacedByReason: ByReason,
});

const Interval = closed({ low: Type.Number(), high: Type.Number() });

export const readCampaignProgress = route({
  id: 'read-campaign-progress',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/progress',
  permission: 'campaign.read',
  summary: 'How far it is: acquired, tested, reviewed, not testable with reasons; every number with its list.',
  params: campaignParams,
  query: closed({ by: Type.Optional(oneOf(['stratum', 'province', 'store'])) }),
  responses: {
    200: closed({
      asOf: Instant,
      total: Progress,
      groups: Type.Array(closed({ group: Type.String(), progress: Progress })),
      automation: closed({ tested: Count, byMachine: Count, share: nullable(Type.Number()) }),
    }),
  },
});

export const estimateCampaign = route({
  id: 'estimate-campaign',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/estimate',
  permission: 'campaign.read',
  summary: 'Share of the frame with confirmed problems as the sample tells, each stratum as large as it is, with its 95 % interval.',
  params: campaignParams,
  responses: {
    200: closed({
      asOf: Instant,
      share: nullable(Type.Number()),
      interval: Interval,
      members: nullable(Count),
      notCovered: Count,
      strata: Type.Array(closed({ stratum: Type.String(), members: Count, tested: Count, withProblems: Count })),
    }),
  },
});

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

export const listCampaignMembers = route({
  id: 'list-campaign-members',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/members',
  permission: 'campaign.read',
  summary: 'Members of the sample in the order of the draw. The filters are those of the figures of progress.',
  params: campaignParams,
  query: closed({
    ...paging,
    stage: Type.Optional(Stage),
    state: Type.Optional(MemberState),
    reason: Type.Optional(line(100)),
    stratum: Type.Optional(Type.String({ maxLength: 500 })),
    province: Type.Optional(Type.String({ pattern: '^([1-6][0-9]|none)$', description: '`none`: not known' })),
    store: Type.Optional(Uuid),
    first: Type.Optional(Type.Integer({ minimum: 1 })),
    last: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
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

const Quota = closed({
  province: Type.String(),
  quota: Count,
  acceptedAt: nullable(Instant),
  tested: Count,
  reviewed: Count,
  missing: Count,
});
const Quotas = closed({ items: Type.Array(Quota) });

export const listQuotas = route({
  id: 'list-quotas',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/quotas',
  permission: 'campaign.read',
  summary: 'Parts of provinces with their progress, the furthest behind first; a province sees its own.',
  params: campaignParams,
  responses: { 200: Quotas },
});

export const assignQuotas = route({
  id: 'assign-quotas',
  method: 'PUT',
  path: '/api/v1/campaigns/:campaign/quotas',
  permission: 'campaign.assign',
  summary: '统筹部署: a number for each province, or one for the country that is shared out by their members.',
  params: campaignParams,
  precondition: true,
  body: Type.Union([
    closed({ total: Size }),
    closed({ quotas: Type.Array(closed({ province: Province, quota: Count }), { maxItems: 40 }) }),
  ]),
  responses: { 200: Quotas },
});

export const acceptQuota = route({
  id: 'accept-quota',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/quotas/:province/acceptance',
  permission: 'campaign.run',
  summary: 'A province takes its part on.',
  params: closed({ campaign: Uuid, province: Province }),
  responses: { 200: Quotas },
});

const Assignment = closed({
  id: Uuid,
  organisation: Uuid,
  first: Count,
  last: Count,
  dueOn: nullable(Day),
  at: Instant,
  tested: Figure,
});

export const listLabAssignments = route({
  id: 'list-lab-assignments',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/lab-assignments',
  permission: 'campaign.read',
  summary: 'Ranges of the sample that labs test; a lab sees its own.',
  params: campaignParams,
  responses: { 200: closed({ items: Type.Array(Assignment) }) },
});

export const assignLab = route({
  id: 'assign-lab',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/lab-assignments',
  permission: 'campaign.assign',
  summary: 'Gives a range of the sample to a lab, whose people see its members from then on.',
  idempotency: true,
  params: campaignParams,
  body: closed({
    organisation: Uuid,
    first: Type.Integer({ minimum: 1 }),
    last: Type.Integer({ minimum: 1 }),
    dueOn: Type.Optional(Day),
  }),
  responses: { 201: closed({ id: Uuid }) },
});

export const rankStores = route({
  id: 'rank-stores',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign/store-ranking',
  permission: 'campaign.read',
  summary: 'Of a sample of shelves: the share of tested listings with confirmed problems of each store, with its interval and rank.',
  params: campaignParams,
  responses: {
    200: closed({
      asOf: Instant,
      items: Type.Array(
        closed({
          store: Uuid,
          name: Type.String(),
          listings: Count,
          sampled: Count,
          tested: Figure,
          withProblems: Count,
          share: nullable(Type.Number()),
          interval: Interval,
          rank: nullable(Count),
          notToldApartFrom: Type.Array(Uuid),
          isSmallSample: Type.Boolean(),
        }),
      ),
    }),
  },
});

export const exportMembers = route({
  id: 'export-members',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/exports',
  permission: 'export.create',
  summary: 'Asks for all members as CSV.',
  idempotency: true,
  params: campaignParams,
  body: closed({ stage: Type.Optional(Stage) }),
  responses: { 202: BulkJob },
});

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
