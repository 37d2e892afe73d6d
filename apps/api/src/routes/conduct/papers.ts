import type { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/conduct';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { listCommitments, listInterviews, readConductFile } from '@touchstone/db/repositories/conduct-lists';
import { conductRows } from '@touchstone/db/repositories/conduct-rows';
import { checkCitations, recordBreach, recordCommitment, recordInterview } from '@touchstone/services/conduct';
import { handle } from '../../handler.ts';
import { mediaTypeOf } from '../../http/media-type-of.ts';
import { pageOf } from '../../http/page.ts';
import { asRefusal } from '../../http/refused-object.ts';
import { sendObject } from '../../http/send-object.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { conductPorts, officerOf } from '../../wiring/conduct-ports.ts';
import { commitmentShape, interviewShape, seenCommitment, seenFirm } from './shapes.ts';

export const listCommitmentsHandler = handle(contracts.listCommitments, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-commitments', query, {
      read: (limit, after) => listCommitments(tx, query, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: commitmentShape,
    }),
  })),
);

export const recordCommitmentHandler = handle(contracts.recordCommitment, async (context) => {
  const { body, actor } = context;
  const by = officerOf(actor);
  await seenFirm(context, body.operator, body.case);
  const act = { action: 'conduct.record', kind: 'operator', id: body.operator, detail: { commitment: body.file } };
  const result = await recordCommitment(conductPorts(context, act), body, by);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: commitmentShape(await seenCommitment(context, result.id)) };
});

export const recordBreachHandler = handle(contracts.recordBreach, async (context) => {
  const { params, body, actor } = context;
  const by = officerOf(actor);
  const { operator } = await seenCommitment(context, params.commitment);
  await seenFirm(context, operator, body.case);
  const act = { action: 'conduct.record', kind: 'commitment', id: params.commitment, detail: { case: body.case } };
  const result = await recordBreach(conductPorts(context, act), { commitment: params.commitment, ...body }, by);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: commitmentShape(await seenCommitment(context, params.commitment)) };
});

export const listInterviewsHandler = handle(contracts.listInterviews, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-interviews', query, {
      read: (limit, after) => listInterviews(tx, query, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: interviewShape,
    }),
  })),
);

export const recordInterviewHandler = handle(contracts.recordInterview, async (context) => {
  const { body, actor, transaction } = context;
  const by = officerOf(actor);
  await seenFirm(context, body.operator, body.case);
  const act = { action: 'conduct.record', kind: 'operator', id: body.operator, detail: { interview: body.minutes } };
  const { heldAt, ...wish } = body;
  const result = await recordInterview(conductPorts(context, act), { ...wish, heldAtMs: Date.parse(heldAt) }, by);
  if (!result.ok) throw new Refusal(result.reason);
  const [interview] = await transaction((tx) => listInterviews(tx, { id: result.id }, 1));
  if (interview === undefined) throw new Refusal('not-found');
  return { status: 201, body: interviewShape(interview) };
});

export const addConductFileHandler = handle(contracts.addConductFile, async (context) => {
  const { query, raw, platform, actor } = context;
  const { maxBytes, mediaTypes } = contracts.addConductFile.upload;
  const mediaType = mediaTypeOf(raw.request, mediaTypes);
  const { sha256, sizeBytes } = await platform.objects.put(raw.request.body as Readable, { maxBytes }).catch(asRefusal);
  const act = { action: 'conduct.record', kind: 'conduct-file', id: sha256 };
  const { organisation, person = null } = actor;
  await auditedEdit(context, act, conductRows, async (rows) => {
    await rows.insertFile({
      sha256,
      organisation,
      name: query.name,
      mediaType,
      sizeBytes,
      addedBy: person,
      atMs: platform.now().getTime(),
    });
    return { ok: true };
  });
  return { status: 201, body: { sha256, sizeBytes } };
});

export const downloadConductFileHandler = handle(
  contracts.downloadConductFile,
  async ({ params, platform, session, address, transaction }) => {
    const file = await transaction((tx) => readConductFile(tx, params.sha256));
    if (file === undefined) throw new Refusal('not-found');
    await transaction((tx) =>
      auditLog(tx, session, { at: platform.now(), address }).record({
        action: 'conduct.read',
        object: { kind: 'conduct-file', id: params.sha256 },
      }),
    );
    return sendObject(platform.objects, params.sha256, undefined);
  },
);

export const checkCitationsHandler = handle(contracts.checkCitations, async (context) => {
  const { params, body, transaction } = context;
  await seenFirm(context, params.operator);
  const wish = { operator: params.operator, document: body.text, entries: body.entries };
  const checked = await transaction((tx) => checkCitations(conductRows(tx), wish));
  const carried = checked.ok ? checked.citations.map(({ word, entries }) => ({ word, entries: [...entries] })) : [];
  return { status: 200, body: { carried, bare: checked.ok ? [] : [...checked.words] } };
});
