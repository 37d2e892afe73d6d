import { estimateCampaign, rankStores, readCampaignProgress } from '@touchstone/api-client/routes/campaigns';
import { campaignAutomation, groupedMembers, storeSamples, stratumResults } from '@touchstone/db/repositories/campaign-lists';
import { coverageOf, estimateFrame, type MemberCount, rankStores as rank } from '@touchstone/domain/campaign';
import { readFrame } from '@touchstone/services/campaigns';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { campaignPorts } from '../../wiring/campaign-ports.ts';
import { seenCampaign } from './own-campaign.ts';
import { figureOf, progressShape } from './shapes.ts';

/** Figures and the lists behind them are asked with one predicate; here all of them in one snapshot. */
export const readCampaignProgressHandler = handle(readCampaignProgress, async (context) => {
  const { params, query, session, platform, transaction } = context;
  const id = params.campaign;
  await seenCampaign(context, id);
  return transaction(async (tx) => {
    const all = await groupedMembers(tx, session, id, undefined);
    const groups = query.by === undefined ? [] : await groupedMembers(tx, session, id, query.by);
    const { tested, byMachine } = await campaignAutomation(tx, session, id);
    const byGroup = [...Map.groupBy(groups, ({ group }) => group)];
    return {
      status: 200,
      body: {
        asOf: platform.now().toISOString(),
        total: progressShape(id, coverageOf(all as readonly MemberCount[]), {}),
        groups: byGroup.map(([group, rows]) => ({
          group,
          progress: progressShape(id, coverageOf(rows as readonly MemberCount[]), { [query.by!]: group }),
        })),
        automation: { tested, byMachine, share: tested === 0 ? null : byMachine / tested },
      },
    };
  });
});

export const estimateCampaignHandler = handle(estimateCampaign, async (context) => {
  const { params, session, platform, transaction } = context;
  const campaign = await seenCampaign(context, params.campaign);
  if (campaign.frameObject === null) throw new Refusal('no-such-step');
  // a part of the sample says nothing of the whole frame
  if (session.scope.kind !== 'all' && campaign.organisation !== session.organisation) throw new Refusal('outside-scope');
  const frame = readFrame(await campaignPorts(platform.db, platform.objects).readText(campaign.frameObject));
  const sizes = Map.groupBy(frame, ({ stratum }) => stratum);
  const results = await transaction((tx) => stratumResults(tx, session, params.campaign));
  const strata = [...sizes].map(([stratum, members]) => {
    const { tested = 0, withProblems = 0 } = results.find((row) => row.stratum === stratum) ?? {};
    return { stratum, members: members.length, tested, withProblems };
  });
  return { status: 200, body: { asOf: platform.now().toISOString(), ...estimateFrame(strata), strata } };
});

export const rankStoresHandler = handle(rankStores, async (context) => {
  const { params, session, platform, transaction } = context;
  const campaign = await seenCampaign(context, params.campaign);
  if (campaign.kind !== 'store-shelves') throw new Refusal('no-such-step');
  const samples = await transaction((tx) => storeSamples(tx, session, params.campaign));
  const names = new Map(samples.map(({ store, name }) => [store, name]));
  const items = rank(samples).map(({ tested, notToldApartFrom, interval, ...row }) => ({
    store: row.store,
    name: names.get(row.store) ?? '',
    listings: row.listings,
    sampled: row.sampled,
    tested: figureOf(params.campaign, tested, row.sampled, { stage: 'tested', store: row.store }),
    withProblems: row.withProblems,
    share: row.share,
    interval: { ...interval },
    rank: row.rank,
    notToldApartFrom: [...notToldApartFrom],
    isSmallSample: row.isSmallSample,
  }));
  return { status: 200, body: { asOf: platform.now().toISOString(), items } };
});
