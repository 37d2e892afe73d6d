import * as contracts from '@touchstone/api-client/routes/penalties';
import { conductSteps } from '@touchstone/db/repositories/conduct-lists';
import { listCredits } from '@touchstone/db/repositories/penalty-lists';
import { keepListed, listCredit, type MoveCredit, proposeRemoval, removeCredit } from '@touchstone/services/conduct';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { conductPorts, officerOf } from '../../wiring/conduct-ports.ts';
import { stepShape } from '../conduct/shapes.ts';
import { creditShape, seenCredit } from './shapes.ts';

export const listCreditEntriesHandler = handle(contracts.listCreditEntries, ({ query, platform, transaction }) =>
  transaction(async (tx) => {
    const { case: caseId, ...asked } = query;
    const filter = { ...asked, ...(caseId === undefined ? {} : { caseId }) };
    const body = await pageOf(platform.pageTokens, 'list-credit-entries', query, {
      read: (limit, after) => listCredits(tx, filter, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: creditShape,
    });
    return { status: 200, body };
  }),
);

export const readCreditEntryHandler = handle(contracts.readCreditEntry, async (context) => {
  const row = await seenCredit(context, context.params.entry);
  const steps = await context.transaction((tx) => conductSteps(tx, 'credit', row.id));
  return { status: 200, rowVersion: row.rowVersion, body: { entry: creditShape(row), steps: steps.map(stepShape) } };
});

export const listCreditEntryHandler = handle(contracts.listCreditEntry, async (context) => {
  const { params, body, ifMatch, actor } = context;
  const by = officerOf(actor);
  await seenCredit(context, params.entry);
  const ports = conductPorts(context, { action: 'penalty.decide', kind: 'credit-entry', id: params.entry });
  return answer(context, params.entry, await listCredit(ports, { id: params.entry, ifMatch, fields: body }, by));
});

export const proposeCreditRemovalHandler = handle(contracts.proposeCreditRemoval, async (context) => {
  const { params, body, ifMatch, actor } = context;
  const by = officerOf(actor);
  await seenCredit(context, params.entry);
  const ports = conductPorts(context, { action: 'penalty.record', kind: 'credit-entry', id: params.entry });
  return answer(context, params.entry, await proposeRemoval(ports, { id: params.entry, ifMatch, ...body }, by));
});

export const removeCreditEntryHandler = handle(contracts.removeCreditEntry, async (context) => {
  const { params, ifMatch, actor } = context;
  const by = officerOf(actor);
  await seenCredit(context, params.entry);
  const ports = conductPorts(context, { action: 'penalty.decide', kind: 'credit-entry', id: params.entry });
  return answer(context, params.entry, await removeCredit(ports, { id: params.entry, ifMatch }, by));
});

export const keepCreditEntryHandler = handle(contracts.keepCreditEntry, async (context) => {
  const { params, body, ifMatch, actor } = context;
  const by = officerOf(actor);
  await seenCredit(context, params.entry);
  const ports = conductPorts(context, { action: 'penalty.decide', kind: 'credit-entry', id: params.entry });
  return answer(context, params.entry, await keepListed(ports, { id: params.entry, ifMatch, ...body }, by));
});

async function answer(context: Pick<Context, 'transaction'>, id: string, result: MoveCredit) {
  if (!result.ok) throw refusalOf(result);
  const row = await seenCredit(context, id);
  return { status: 200, body: creditShape(row), rowVersion: row.rowVersion };
}

function refusalOf(refused: Exclude<MoveCredit, { readonly ok: true }>): Refusal {
  if (refused.reason === 'case-refused') return new Refusal(refused.reason, { detail: refused.detail });
  if (refused.reason !== 'legal-fields-missing') return new Refusal(refused.reason);
  return new Refusal(refused.reason, {
    errors: refused.fields.map((field) => ({ pointer: `/body/${field}`, message: 'asked-by-law' })),
  });
}
