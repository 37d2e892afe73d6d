import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, oneOf, Sha256, Stream, Uuid } from '../../schema.ts';
import { MAX_SCAN_BYTES, Order, orderParams, SEAL_TYPES } from './shapes.ts';

export const downloadOrderFile = route({
  id: 'download-order-file',
  method: 'GET',
  path: '/api/v1/orders/:order/files/:file',
  permission: 'order.read',
  summary: 'A frozen file of an issued document: `pdf`, `docx`, `html`, or `sealed`, the scan or the signed file.',
  params: closed({ order: Uuid, file: oneOf(['pdf', 'docx', 'html', 'sealed']) }),
  headers: Type.Object({ range: Type.Optional(Type.String({ maxLength: 200 })) }),
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});

export const downloadOrderCover = route({
  id: 'download-order-cover',
  method: 'GET',
  path: '/api/v1/orders/:order/cover',
  permission: 'order.serve',
  summary: '送达回证 that goes with the paper; it bears the code by which an unregistered firm joins.',
  params: orderParams,
  headers: Type.Object({ range: Type.Optional(Type.String({ maxLength: 200 })) }),
  download: 'application/pdf',
  responses: { 200: Stream, 206: Stream },
});

export const verifyOrder = route({
  id: 'verify-order',
  method: 'GET',
  path: '/api/v1/orders/:order/verification',
  permission: 'order.read',
  summary: 'Renders an issued document once more and compares digests with the frozen files.',
  params: orderParams,
  responses: {
    200: closed({
      isSame: Type.Boolean(),
      files: Type.Array(closed({ format: oneOf(['pdf', 'docx', 'html']), kept: Sha256, again: Sha256 })),
    }),
  },
});

export const sealOrder = route({
  id: 'seal-order',
  method: 'POST',
  path: '/api/v1/orders/:order/seal',
  permission: 'order.serve',
  summary: 'Keeps the scan of the stamped paper beside the frozen file; once there it does not change.',
  params: orderParams,
  headers: Type.Object({ 'x-content-sha256': Sha256 }),
  upload: { mediaTypes: SEAL_TYPES, maxBytes: MAX_SCAN_BYTES },
  responses: { 200: Order },
});

export const signOrder = route({
  id: 'sign-order',
  method: 'POST',
  path: '/api/v1/orders/:order/signature',
  permission: 'order.issue',
  summary: 'Has the frozen PDF signed by the e-signature service of the installation.',
  params: orderParams,
  responses: { 200: Order },
});
