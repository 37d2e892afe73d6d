import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, Sha256, Stream, Uuid } from '../../schema.ts';
import { Channel, MAX_SCAN_BYTES, orderParams, SEAL_TYPES } from './shapes.ts';

const serviceParams = closed({ order: Uuid, service: Uuid });

const Service = closed({
  id: Uuid,
  channel: Channel,
  address: Type.String(),
  state: oneOf(['PREPARED', 'SENT', 'DELIVERED', 'FAILED']),
  attempts: Count,
  lastError: Type.String(),
  nextAt: nullable(Instant),
  sentAt: nullable(Instant),
  deliveredAt: nullable(Instant),
  proofKind: nullable(oneOf(['sign-in', 'link', 'receipt', 'scan', 'store-answer'])),
  proofSha256: nullable(Sha256),
  proof: Type.Unknown(),
  createdAt: Instant,
  history: Type.Array(closed({ attempt: Count, outcome: Type.String(), error: Type.String(), at: Instant })),
});

export const listServices = route({
  id: 'list-services',
  method: 'GET',
  path: '/api/v1/orders/:order/services',
  permission: 'order.read',
  summary: 'Ways on which a document was served, each with its attempts and its proof.',
  params: orderParams,
  responses: { 200: closed({ items: Type.Array(Service) }) },
});

export const serveOrder = route({
  id: 'serve-order',
  method: 'POST',
  path: '/api/v1/orders/:order/services',
  permission: 'order.serve',
  summary: 'Serves an issued document on a channel. Sending is no proof; what counts as proof depends on the channel.',
  params: orderParams,
  idempotency: true,
  body: closed({ channel: Channel, address: Type.Optional(Type.String({ maxLength: 600 })) }),
  responses: { 201: closed({ id: Uuid }) },
});

const Proven = closed({ isFirst: Type.Boolean({ description: 'whether time began to run with it' }) });

export const recordReceipt = route({
  id: 'record-receipt',
  method: 'POST',
  path: '/api/v1/orders/:order/services/:service/receipt',
  permission: 'order.serve',
  summary: "The receipt of a gateway (SMS, a firm's own system) that says when and to whom it was delivered.",
  params: serviceParams,
  idempotency: true,
  body: closed({ deliveredAt: Instant, receipt: line(500) }),
  responses: { 200: Proven },
});

export const recordScan = route({
  id: 'record-scan',
  method: 'POST',
  path: '/api/v1/orders/:order/services/:service/scan',
  permission: 'order.serve',
  summary: 'The scan of the signed 送达回证, with the day on which it was taken.',
  params: serviceParams,
  query: closed({ deliveredAt: Instant, signatory: line(100) }),
  headers: Type.Object({ 'x-content-sha256': Sha256 }),
  upload: { mediaTypes: SEAL_TYPES, maxBytes: MAX_SCAN_BYTES },
  responses: { 200: Proven },
});

export const acknowledgeOrder = route({
  id: 'acknowledge-order',
  method: 'POST',
  path: '/api/v1/orders/:order/acknowledgement',
  permission: 'order.answer',
  summary: 'The addressee has the document: proof with time and person.',
  params: orderParams,
  idempotency: true,
  responses: { 200: Proven },
});

const linkParams = closed({ token: Type.String({ pattern: '^tsl_[A-Za-z0-9_-]{43}$' }) });

export const showServiceLink = route({
  id: 'show-service-link',
  method: 'GET',
  path: '/api/v1/service-confirmations/:token',
  permission: 'public',
  summary: 'The page behind the link of a mail: it asks to confirm, because machines open links, too.',
  params: linkParams,
  download: 'text/html; charset=utf-8',
  responses: { 200: Stream },
});

export const confirmService = route({
  id: 'confirm-service',
  method: 'POST',
  path: '/api/v1/service-confirmations/:token',
  permission: 'public',
  summary: 'Confirms the receipt of a document that came by mail.',
  params: linkParams,
  download: 'text/html; charset=utf-8',
  responses: { 200: Stream },
});

export const readGatewayKey = route({
  id: 'read-gateway-key',
  method: 'GET',
  path: '/api/v1/service-gateway-key',
  permission: 'webhook.manage',
  summary: 'The secret with which documents to gateways and to the e-signature service are signed (Standard Webhooks).',
  responses: { 200: closed({ secret: Type.String() }) },
});
