import type { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/order-items';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { itemFileRows, listItemFiles } from '@touchstone/db/repositories/order-item-files';
import { handle } from '../../handler.ts';
import { mediaTypeOf } from '../../http/media-type-of.ts';
import { asRefusal } from '../../http/refused-object.ts';
import { sendObject } from '../../http/send-object.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { storeOf } from './answer-items.ts';
import { seenItem } from './seen-item.ts';

export const addOrderItemFileHandler = handle(contracts.addOrderItemFile, async (context) => {
  const { params, query, raw, platform, actor } = context;
  storeOf(context);
  await seenItem(context, params.item);
  const { maxBytes, mediaTypes } = contracts.addOrderItemFile.upload;
  const mediaType = mediaTypeOf(raw.request, mediaTypes);
  const { sha256, sizeBytes } = await platform.objects.put(raw.request.body as Readable, { maxBytes }).catch(asRefusal);
  const act = { action: 'order.answer', kind: 'order-item', id: params.item, detail: { file: sha256 } };
  const by = { organisation: actor.organisation, person: actor.person ?? null, at: platform.now() };
  const added = await auditedEdit(context, act, itemFileRows, async ({ addFile }) => ({
    ok: await addFile(params.item, { sha256, name: query.name, mediaType, sizeBytes }, by),
  }));
  if (!added.ok) throw new Refusal('conflict', { detail: ['本项文件已达上限', 'the item holds as many files as it can'] });
  return { status: 201, body: { sha256, sizeBytes } };
});

export const downloadOrderItemFileHandler = handle(contracts.downloadOrderItemFile, async (context) => {
  const { params, platform, session, address, transaction } = context;
  await seenItem(context, params.item);
  const files = await transaction((tx) => listItemFiles(tx, params.item));
  if (!files.some(({ sha256 }) => sha256 === params.sha256)) throw new Refusal('not-found');
  await transaction((tx) =>
    auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'order.read',
      object: { kind: 'order-item-file', id: params.sha256 },
      detail: { item: params.item },
    }),
  );
  return sendObject(platform.objects, params.sha256, undefined);
});
