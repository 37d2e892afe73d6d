import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, nullable, oneOf, Uuid } from '../../schema.ts';
import { campaignParams } from './shapes.ts';

/** A number with what it is a part of, and the address of the list that it counts. */
export const Figure = closed({ count: Count, of: nullable(Count), list: Type.String() });
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
