import { createCampaign, createCampaignFromLeads, editCampaign } from '@touchstone/api-client/routes/campaigns';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import { linkedApps } from '@touchstone/db/repositories/lead-rows';
import type { FrameQuery } from '@touchstone/domain/campaign';
import { type CampaignPlan, createCampaign as create, editCampaign as edit } from '@touchstone/services/campaigns';
import { moveLead } from '@touchstone/services/leads';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { campaignEdits } from '../../wiring/campaign-ports.ts';
import { leadEdits } from '../../wiring/lead-ports.ts';
import { ownCampaign, refused, seenCampaign, shown } from './own-campaign.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'address'> & { readonly actor: SignedIn };

/** @throws Refusal `invalid-input` naming engines that nobody registered */
async function checkEngines({ platform, session }: Asking, engines: readonly string[] = []): Promise<void> {
  if (engines.length === 0) return;
  const versions = await platform.transaction(session, (tx) => engineRows(tx).engineVersions());
  const known = new Set(versions.map(({ description }) => description.id));
  const unknown = engines.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new Refusal('invalid-input', {
      errors: unknown.map((id) => ({ pointer: '/body/engines', message: [`没有这个检测引擎：${id}`, `no engine ${id}`] as const })),
    });
}

async function draft(context: Asking, wish: Pick<CampaignPlan, 'name' | 'kind'> & Partial<CampaignPlan> & { readonly frame: unknown }) {
  const { session, actor, platform } = context;
  await checkEngines(context, wish.engines);
  const id = platform.newId();
  const act = { action: 'campaign.create', kind: 'campaign', id, detail: { name: wish.name, kind: wish.kind } };
  const result = await create(
    { ...campaignEdits(context, act), newId: () => id },
    { organisation: actor.organisation, person: actor.person ?? null },
    {
      strata: [],
      allocation: { kind: 'all' },
      profile: 'quick',
      engines: [],
      configuration: {},
      priority: 0,
      parent: null,
      ...wish,
      frame: wish.frame as FrameQuery,
      province: session.scope.kind === 'province' ? session.scope.province : null,
    },
  );
  if (!result.ok) throw refused(result);
  return result.id;
}

export const createCampaignHandler = handle(createCampaign, async (context) => {
  if (context.body.parent !== undefined) await seenCampaign(context, context.body.parent);
  return shown(context, await draft(context, context.body as Parameters<typeof draft>[1]), 201);
});

/** Leads that were linked to an app become its frame. */
export const createCampaignFromLeadsHandler = handle(createCampaignFromLeads, async (context) => {
  const { body, session, platform } = context;
  const leads = await platform.transaction(session, (tx) => linkedApps(tx, session, body.leads));
  const missing = body.leads.filter((id) => !leads.some((lead) => lead.id === id));
  if (missing.length > 0)
    throw new Refusal('invalid-input', {
      errors: missing.slice(0, 20).map((id) => ({
        pointer: '/body/leads',
        message: [`线索 ${id} 没有关联到应用，请先关联`, `${id} is not linked to an app: link it first`] as const,
      })),
    });
  const apps = [...new Set(leads.map(({ app }) => app))].sort();
  const id = await draft(context, { name: body.name, kind: 'complaints', frame: { field: 'app', in: apps } });
  for (const lead of leads)
    await moveLead(leadEdits(context, { action: 'lead.create', kind: 'lead', id: lead.id, detail: { campaign: id } }), lead.id, {
      on: 'test',
      reason: '',
      campaign: id,
    });
  return shown(context, id, 201);
});

export const editCampaignHandler = handle(editCampaign, async (context) => {
  const { params, body, ifMatch } = context;
  await ownCampaign(context, params.campaign);
  await checkEngines(context, body.engines);
  const act = { action: 'campaign.create', kind: 'campaign', id: params.campaign, detail: { fields: Object.keys(body).sort() } };
  const result = await edit(campaignEdits(context, act), params.campaign, body as Partial<CampaignPlan>, ifMatch);
  if (!result.ok) throw refused(result);
  return shown(context, params.campaign);
});
