import * as contracts from '@touchstone/api-client/routes/sheets';
import { systemSession } from '@touchstone/db';
import { readArtifact } from '@touchstone/db/repositories/app-lists';
import { hasCampaign, laboratories, listSheets } from '@touchstone/db/repositories/sheet-lists';
import { acceptSheet, assignSheet, openSheet, returnSheet, takeSheet } from '@touchstone/services/sheets';
import { type Context, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { sheetPorts, testerOf } from '../../wiring/sheet-ports.ts';
import { sheetDetail, sheetShape, visibleSheet } from './shapes.ts';

export const listSheetsHandler = handle(contracts.listSheets, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-sheets', query, {
      read: (limit, after) => listSheets(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: sheetShape,
    }),
  })),
);

/** An authority sees its own organisation alone; whom it can ask is read as the system. */
export const listLaboratoriesHandler = handle(contracts.listLaboratories, ({ platform }) =>
  platform.transaction(systemSession('sheets'), async (tx) => ({ status: 200, body: { items: [...(await laboratories(tx))] } })),
);

export const openSheetHandler = handle(contracts.openSheet, async (context) => {
  const { body, actor, platform } = context;
  await visibleSubject(context, body.artifact);
  if (body.campaign !== undefined) await visibleCampaign(context, body.campaign);
  const result = await openSheet(sheetPorts(context), {
    artifact: body.artifact,
    organisation: body.organisation,
    askedBy: actor.organisation,
    assignedTo: body.assignedTo ?? null,
    campaign: body.campaign ?? null,
    profile: body.profile ?? 'deep',
    asOf: body.asOf ?? dayInShanghai(platform.now()),
    ...(body.clauses === undefined ? {} : { clauses: body.clauses }),
    createdBy: actor.person ?? null,
  });
  if (!result.ok) throw new Refusal(result.reason, { errors: [{ pointer: `/body/${result.field}`, message: 'no-such-one' }] });
  return sheetDetail(context, result.sheet, 201);
});

/** A file, or the stand-in of a subject without one; an SDK or a store has no app by which a part of the country sees it. */
async function visibleSubject({ session, transaction }: Pick<Context, 'session' | 'transaction'>, artifact: string): Promise<void> {
  const isForAll = /^subject:(sdk|store):/.test(artifact);
  if (isForAll || (await transaction((tx) => readArtifact(tx, session, artifact))) !== undefined) return;
  throw new Refusal('not-found');
}

async function visibleCampaign({ session, transaction }: Pick<Context, 'session' | 'transaction'>, campaign: string): Promise<void> {
  if (!(await transaction((tx) => hasCampaign(tx, session, campaign))))
    throw new Refusal('not-found', { errors: [{ pointer: '/body/campaign', message: 'no-such-one' }] });
}

const dayInShanghai = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

export const readSheetHandler = handle(contracts.readSheet, (context) => sheetDetail(context, context.params.sheet));

export const assignSheetHandler = handle(contracts.assignSheet, async (context) => {
  const { params, body, ifMatch } = context;
  await visibleSheet(context, params.sheet);
  const result = await assignSheet(sheetPorts(context), params.sheet, body.assignedTo, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  return sheetDetail(context, params.sheet);
});

export const takeSheetHandler = handle(contracts.takeSheet, async (context) => {
  const { params } = context;
  await visibleSheet(context, params.sheet);
  const result = await takeSheet(sheetPorts(context), await testerOf(context), params.sheet);
  if (!result.ok) throw new Refusal(result.reason);
  return sheetDetail(context, params.sheet);
});

export const acceptSheetHandler = handle(contracts.acceptSheet, async (context) => {
  const { params } = context;
  await visibleSheet(context, params.sheet);
  const result = await acceptSheet(sheetPorts(context), params.sheet);
  if (!result.ok) throw new Refusal(result.reason);
  return sheetDetail(context, params.sheet);
});

export const returnSheetHandler = handle(contracts.returnSheet, async (context) => {
  const { params, body } = context;
  await visibleSheet(context, params.sheet);
  const result = await returnSheet(sheetPorts(context), params.sheet, body.reason);
  if (!result.ok) throw new Refusal(result.reason);
  return sheetDetail(context, params.sheet);
});
