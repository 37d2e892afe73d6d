import { previewCampaign } from '@touchstone/api-client/routes/campaigns';
import { namesOfMembers } from '@touchstone/db/repositories/campaign-lists';
import { campaignRows } from '@touchstone/db/repositories/campaign-rows';
import type { Allocation } from '@touchstone/domain/campaign';
import { ports } from '@touchstone/ports-node';
import { previewSample } from '@touchstone/services/campaigns';
import { handle } from '../../handler.ts';
import { refused } from './own-campaign.ts';

const FIRST = 20;
const MOST_STRATA = 200;
const UNSEEDED = 'preview';

export const previewCampaignHandler = handle(previewCampaign, ({ body, session, transaction }) =>
  transaction(async (tx) => {
    const { kind, frame, strata = [], seed = UNSEEDED } = body;
    const allocation = (body.allocation ?? { kind: 'all' }) as Allocation;
    const result = await previewSample(
      { hash: ports.hash, ...campaignRows(tx, session) },
      { kind, frame, strata, allocation, seed, most: FIRST },
    );
    if (!result.ok) throw refused(result);
    const { frameSize, sampleSize, first } = result;
    const names = await namesOfMembers(tx, first?.map(({ id }) => id) ?? [], kind === 'store-shelves');
    const rows = first?.flatMap(({ id, ordinal, stratum }) => {
      const named = names.find((row) => row.id === id);
      if (named === undefined) return [];
      const { id: _id, ...app } = named;
      return [{ ordinal, stratum, ...app }];
    });
    return {
      status: 200,
      body: {
        frameSize,
        sampleSize,
        strata: result.strata.slice(0, MOST_STRATA).map((row) => ({ ...row })),
        isCut: result.strata.length > MOST_STRATA,
        first: rows ?? null,
      },
    };
  }),
);
