import { listCampaignEvents, listCampaignMembers, listCampaigns, readCampaign } from '@touchstone/api-client/routes/campaigns';
import { campaignEvents, listCampaigns as campaignsOf, countMembers, listMembers } from '@touchstone/db/repositories/campaign-lists';
import { handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { seenCampaign, shown } from './own-campaign.ts';
import { campaignShape, memberShape } from './shapes.ts';

export const listCampaignsHandler = handle(listCampaigns, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-campaigns', query, {
      read: (limit, after) => campaignsOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: campaignShape,
    }),
  })),
);

export const readCampaignHandler = handle(readCampaign, (context) => shown(context, context.params.campaign));

export const listCampaignEventsHandler = handle(listCampaignEvents, async (context) => {
  const { params, transaction } = context;
  await seenCampaign(context, params.campaign);
  const events = await transaction((tx) => campaignEvents(tx, params.campaign));
  return { status: 200, body: { items: events.map((event) => ({ ...event, at: event.at.toISOString() })) } };
});

export const listCampaignMembersHandler = handle(listCampaignMembers, async (context) => {
  const { params, query, session, platform, transaction } = context;
  const { limit: _, after: __, ...filter } = query;
  await seenCampaign(context, params.campaign);
  return transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, `list-campaign-members ${params.campaign}`, query, {
      read: (limit, after) => listMembers(tx, session, params.campaign, filter, limit, ordinalOf(after)),
      keyOf: ({ ordinal }) => [ordinal],
      shape: memberShape,
      // counted once, for the first page
      ...(query.after === undefined ? { total: { count: await countMembers(tx, session, params.campaign, filter), isExact: true } } : {}),
    }),
  }));
});

function ordinalOf(key: readonly unknown[] | undefined): number | undefined {
  if (key === undefined) return undefined;
  const [ordinal] = key;
  if (typeof ordinal !== 'number') throw new Refusal('page-token-invalid');
  return ordinal;
}
