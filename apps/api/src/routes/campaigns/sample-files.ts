import { Readable } from 'node:stream';
import { downloadFrame, downloadSample, exportMembers, verifySample } from '@touchstone/api-client/routes/campaigns';
import { campaignRows } from '@touchstone/db/repositories/campaign-rows';
import { verifySample as verify } from '@touchstone/services/campaigns';
import type { SignedIn } from '../../access/actor.ts';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { campaignPorts } from '../../wiring/campaign-ports.ts';
import { seenCampaign } from './own-campaign.ts';

/** The whole of a sample is for who leads the campaign, and who sees all. */
export async function whole(context: Pick<Context, 'platform' | 'session'> & { readonly actor: SignedIn }, id: string) {
  const campaign = await seenCampaign(context, id);
  if (context.session.scope.kind !== 'all' && campaign.organisation !== context.actor.organisation) throw new Refusal('outside-scope');
  return campaign;
}

export const downloadFrameHandler = handle(downloadFrame, async (context) => {
  const { frameObject } = await whole(context, context.params.campaign);
  if (frameObject === null) throw new Refusal('no-such-step');
  return { status: 200, body: (await context.platform.objects.open(frameObject)) as unknown, headers: { 'x-content-sha256': frameObject } };
});

export const downloadSampleHandler = handle(downloadSample, async (context) => {
  const { params, transaction } = context;
  const { sampleHash } = await whole(context, params.campaign);
  if (sampleHash === null) throw new Refusal('no-such-step');
  const members = await transaction((tx) => campaignRows(tx).drawnMembers(params.campaign));
  const lines = members.map(({ ordinal, id, stratum }) => `${ordinal}\t${id}\t${stratum}\n`);
  return { status: 200, body: Readable.from(lines) as unknown, headers: { 'x-sample-sha256': sampleHash } };
});

export const verifySampleHandler = handle(verifySample, async (context) => {
  const { params, platform } = context;
  await whole(context, params.campaign);
  const check = await verify(campaignPorts(platform.db, platform.objects), params.campaign);
  if (check === undefined) throw new Refusal('no-such-step');
  return { status: 200, body: { ...check, frame: { ...check.frame }, sample: { ...check.sample }, members: { ...check.members } } };
});

export const exportMembersHandler = handle(exportMembers, async (context) => {
  const { params, body, actor, session, platform, transaction } = context;
  await seenCampaign(context, params.campaign);
  const parameters = { campaign: params.campaign, ...body };
  return transaction(async (tx) => ({
    status: 202,
    body: bulkJobShape(await askFor(tx, { platform, session, actor }, 'campaign-members', parameters)),
  }));
});
