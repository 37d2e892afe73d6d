import { route } from '../../route.ts';
import { Count, closed, line, Sha256, Stream, Uuid } from '../../schema.ts';
import { itemParams } from './shapes.ts';

/** Scans and pictures, a recording of the screen. */
export const ITEM_FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'video/mp4'] as const;

export const addOrderItemFile = route({
  id: 'add-order-item-file',
  method: 'POST',
  path: '/api/v1/order-items/:item/files',
  permission: 'order.answer',
  summary:
    'A store brings a file of proof: that the app is off its shelf, or why it objects. An answer names it by its SHA-256, of this item or of others of the store.',
  params: itemParams,
  query: closed({ name: line(200) }),
  upload: { mediaTypes: [...ITEM_FILE_TYPES], maxBytes: 64 * 1024 * 1024 },
  responses: { 201: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const downloadOrderItemFile = route({
  id: 'download-order-item-file',
  method: 'GET',
  path: '/api/v1/order-items/:item/files/:sha256',
  permission: 'order.read',
  summary: 'The bytes of a file that the store brought; for the store and the authorities.',
  params: closed({ item: Uuid, sha256: Sha256 }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});
