import * as contracts from '@touchstone/api-client/routes/conduct';
import { conductSteps, listConduct } from '@touchstone/db/repositories/conduct-lists';
import { decideConduct, disputeConduct, type MoveConduct, type RecordConduct, recordConduct } from '@touchstone/services/conduct';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { conductPorts, officerOf } from '../../wiring/conduct-ports.ts';
import { entryShape, seenEntry, seenFirm, stepShape } from './shapes.ts';

export const listConductEntriesHandler = handle(contracts.listConductEntries, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-conduct-entries', query, {
      read: (limit, after) => listConduct(tx, query, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: entryShape,
    }),
  })),
);

export const readConductEntryHandler = handle(contracts.readConductEntry, async (context) => {
  const entry = await seenEntry(context, context.params.entry);
  const steps = await context.transaction((tx) => conductSteps(tx, 'conduct', entry.id));
  return { status: 200, rowVersion: entry.rowVersion, body: { entry: entryShape(entry), steps: steps.map(stepShape) } };
});

export const recordConductEntryHandler = handle(contracts.recordConductEntry, async (context) => {
  const { body, actor } = context;
  const by = officerOf(actor);
  await seenFirm(context, body.operator, body.case);
  const act = { action: 'conduct.record', kind: 'operator', id: body.operator, detail: { kind: body.kind } };
  const { happenedAt, ...wish } = body;
  const result = await recordConduct(conductPorts(context, act), { ...wish, happenedAtMs: Date.parse(happenedAt) }, by);
  if (!result.ok) throw refusalOf(result);
  const entry = await seenEntry(context, result.id);
  return { status: 201, body: entryShape(entry), rowVersion: entry.rowVersion };
});

export const decideConductEntryHandler = handle(contracts.decideConductEntry, async (context) => {
  const { params, body, ifMatch, actor } = context;
  const by = officerOf(actor);
  await seenEntry(context, params.entry);
  const act = { action: 'penalty.decide', kind: 'conduct-entry', id: params.entry, detail: { decision: body.decision } };
  const move = { id: params.entry, event: body.decision, reason: body.reason, ifMatch };
  const result = await decideConduct(conductPorts(context, act), move, by);
  if (!result.ok) throw refusalOf(result);
  const entry = await seenEntry(context, params.entry);
  return { status: 200, body: entryShape(entry), rowVersion: entry.rowVersion };
});

export const disputeConductEntryHandler = handle(contracts.disputeConductEntry, async (context) => {
  const { params, body, ifMatch, session } = context;
  // others than the firm see entries and hold the right to object, too
  if (session.scope.kind !== 'operator')
    throw new Refusal('forbidden', { detail: ['由企业本身提出异议', 'the firm itself disputes an entry'] });
  await seenEntry(context, params.entry);
  const act = { action: 'case.object', kind: 'conduct-entry', id: params.entry };
  const result = await disputeConduct(conductPorts(context, act), { id: params.entry, reason: body.text, ifMatch }, session.actor);
  if (!result.ok) throw refusalOf(result);
  const entry = await seenEntry(context, params.entry);
  return { status: 200, body: entryShape(entry), rowVersion: entry.rowVersion };
});

function refusalOf(refused: Exclude<RecordConduct | MoveConduct, { readonly ok: true }>): Refusal {
  if (refused.reason !== 'proof-unknown') return new Refusal(refused.reason);
  return new Refusal(refused.reason, {
    errors: refused.proofs.map(({ kind, target }) => ({ pointer: '/body/proofs', message: `${kind} ${target}` })),
  });
}
