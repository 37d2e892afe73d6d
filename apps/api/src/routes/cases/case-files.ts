import type { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/cases';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { caseFileRows, listCaseFiles } from '@touchstone/db/repositories/case-files';
import { handle } from '../../handler.ts';
import { mediaTypeOf } from '../../http/media-type-of.ts';
import { asRefusal } from '../../http/refused-object.ts';
import { sendObject } from '../../http/send-object.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { seenCase } from './read-cases.ts';
import { mustActForFirm } from './step-cases.ts';

export const addCaseFileHandler = handle(contracts.addCaseFile, async (context) => {
  const { params, query, raw, platform, actor } = context;
  mustActForFirm(context);
  await seenCase(context, params.case);
  const { maxBytes, mediaTypes } = contracts.addCaseFile.upload;
  const mediaType = mediaTypeOf(raw.request, mediaTypes);
  const { sha256, sizeBytes } = await platform.objects.put(raw.request.body as Readable, { maxBytes }).catch(asRefusal);
  const act = { action: 'case.object', kind: 'case', id: params.case, detail: { file: sha256 } };
  const by = { organisation: actor.organisation, person: actor.person ?? null, at: platform.now() };
  const added = await auditedEdit(context, act, caseFileRows, async ({ addFile }) => ({
    ok: await addFile(params.case, { sha256, name: query.name, mediaType, sizeBytes }, by),
  }));
  if (!added.ok) throw new Refusal('conflict', { detail: ['本案文件已达上限', 'the case holds as many files as it can'] });
  return { status: 201, body: { sha256, sizeBytes } };
});

export const listCaseFilesHandler = handle(contracts.listCaseFiles, async (context) => {
  const { params, transaction } = context;
  await seenCase(context, params.case);
  const files = await transaction((tx) => listCaseFiles(tx, params.case));
  return { status: 200, body: { items: files.map(({ addedAt, ...file }) => ({ ...file, addedAt: addedAt.toISOString() })) } };
});

export const downloadCaseFileHandler = handle(contracts.downloadCaseFile, async (context) => {
  const { params, platform, session, address, transaction } = context;
  const files = await transaction((tx) => listCaseFiles(tx, params.case));
  if (!files.some(({ sha256 }) => sha256 === params.sha256)) throw new Refusal('not-found');
  await transaction((tx) =>
    auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'case.read',
      object: { kind: 'case-file', id: params.sha256 },
      detail: { case: params.case },
    }),
  );
  return sendObject(platform.objects, params.sha256, undefined);
});
