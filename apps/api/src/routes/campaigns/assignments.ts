import { acceptQuota, assignLab, assignQuotas, listLabAssignments, listQuotas } from '@touchstone/api-client/routes/campaigns';
import { campaignQuotas, labAssignments } from '@touchstone/db/repositories/campaign-lists';
import { quotaProgress } from '@touchstone/domain/campaign';
import { acceptQuota as accept, assignLab as assign, assignQuotas as share } from '@touchstone/services/campaigns';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { campaignEdits } from '../../wiring/campaign-ports.ts';
import { ownCampaign, refused, seenCampaign } from './own-campaign.ts';
import { figureOf } from './shapes.ts';

async function quotasShown({ platform, session }: Pick<Context, 'platform' | 'session'>, campaign: string) {
  const rows = await platform.transaction(session, (tx) => campaignQuotas(tx, session, campaign));
  const acceptedAt = new Map(rows.map((row) => [row.province, row.acceptedAt]));
  const items = quotaProgress(rows, rows).map((row) => ({ ...row, acceptedAt: acceptedAt.get(row.province)?.toISOString() ?? null }));
  return { status: 200, body: { items } };
}

export const listQuotasHandler = handle(listQuotas, async (context) => {
  await seenCampaign(context, context.params.campaign);
  return quotasShown(context, context.params.campaign);
});

export const assignQuotasHandler = handle(assignQuotas, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await ownCampaign(context, params.campaign);
  const act = {
    action: 'campaign.assign',
    kind: 'campaign',
    id: params.campaign,
    detail: 'total' in body ? body : { quotas: body.quotas.length },
  };
  const result = await share(campaignEdits(context, act), params.campaign, body, actor.person ?? null, ifMatch);
  if (!result.ok) throw refused(result);
  const { rowVersion } = await seenCampaign(context, params.campaign);
  return { ...(await quotasShown(context, params.campaign)), rowVersion };
});

export const acceptQuotaHandler = handle(acceptQuota, async (context) => {
  const { params, session } = context;
  await seenCampaign(context, params.campaign);
  if (session.scope.kind !== 'province' || session.scope.province !== params.province) throw new Refusal('outside-scope');
  const act = { action: 'campaign.run', kind: 'campaign', id: params.campaign, detail: { accepted: params.province } };
  const result = await accept(campaignEdits(context, act), params.campaign, params.province);
  if (!result.ok) throw refused(result);
  return quotasShown(context, params.campaign);
});

export const listLabAssignmentsHandler = handle(listLabAssignments, async (context) => {
  const { params, session, transaction } = context;
  await seenCampaign(context, params.campaign);
  const rows = await transaction((tx) => labAssignments(tx, session, params.campaign));
  const items = rows.map(({ tested, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    tested: figureOf(params.campaign, tested, row.last - row.first + 1, { stage: 'tested', first: row.first, last: row.last }),
  }));
  return { status: 200, body: { items } };
});

export const assignLabHandler = handle(assignLab, async (context) => {
  const { params, body, actor } = context;
  await ownCampaign(context, params.campaign);
  const act = { action: 'campaign.assign', kind: 'campaign', id: params.campaign, detail: { ...body } };
  const wish = {
    campaign: params.campaign,
    organisation: body.organisation,
    first: body.first,
    last: body.last,
    dueOn: body.dueOn ?? null,
  };
  const result = await assign(campaignEdits(context, act), wish, actor.person ?? null);
  if (!result.ok) throw refused(result);
  return { status: 201, body: { id: result.id } };
});
