import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, nullable, oneOf, page, paging, Uuid, Word } from '../schema.ts';

const Topic = Type.String({
  pattern: '^([a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*(\\.\\*)?|\\*)$',
  description: '`run.finished`, `run.*` or `*`',
});
const Url = Type.String({ format: 'uri', maxLength: 2048 });
const State = oneOf(['ACTIVE', 'PAUSED', 'CLOSED']);

export const Webhook = closed({
  id: Uuid,
  organisation: Uuid,
  url: Type.String(),
  topics: Type.Array(Type.String()),
  state: State,
  createdAt: Instant,
  version: Type.Integer(),
});

export const Delivery = closed({
  id: Uuid,
  message: Uuid,
  topic: Type.String(),
  state: oneOf(['WAITING', 'DELIVERED', 'FAILED']),
  attempts: Count,
  nextAt: nullable(Instant),
  lastStatus: nullable(Type.Integer()),
  lastError: nullable(Word),
  deliveredAt: nullable(Instant),
  replayOf: nullable(Uuid),
  createdAt: Instant,
});

const params = closed({ webhook: Uuid });
const Secret = Type.String({ description: 'key of the signatures (Standard Webhooks); in this answer only' });

export const listWebhooks = route({
  id: 'list-webhooks',
  method: 'GET',
  path: '/api/v1/webhooks',
  permission: 'webhook.manage',
  summary: 'Addresses of one’s own organisation that are told of what happens.',
  query: closed(paging),
  responses: { 200: page(Webhook) },
});

export const readWebhook = route({
  id: 'read-webhook',
  method: 'GET',
  path: '/api/v1/webhooks/:webhook',
  permission: 'webhook.manage',
  summary: 'One address that is told of what happens.',
  params,
  responses: { 200: Webhook },
});

export const createWebhook = route({
  id: 'create-webhook',
  method: 'POST',
  path: '/api/v1/webhooks',
  permission: 'webhook.manage',
  summary: 'Makes a webhook. Its address is checked again at every delivery.',
  body: closed({ url: Url, topics: Type.Array(Topic, { minItems: 1, maxItems: 50, uniqueItems: true }) }),
  responses: { 201: closed({ webhook: Webhook, secret: Secret }) },
});

export const editWebhook = route({
  id: 'edit-webhook',
  method: 'PATCH',
  path: '/api/v1/webhooks/:webhook',
  permission: 'webhook.manage',
  summary: 'Changes topics or state; another address is another webhook.',
  params,
  precondition: true,
  body: closed({ topics: Type.Optional(Type.Array(Topic, { minItems: 1, maxItems: 50, uniqueItems: true })), state: Type.Optional(State) }),
  responses: { 200: Webhook },
});

export const rotateWebhookKey = route({
  id: 'rotate-webhook-key',
  method: 'POST',
  path: '/api/v1/webhooks/:webhook/keys',
  permission: 'webhook.manage',
  summary: 'Makes a new key. Deliveries carry signatures of the new one and of the one before, until the next rotation.',
  params,
  responses: { 201: closed({ secret: Secret }) },
});

export const listDeliveries = route({
  id: 'list-deliveries',
  method: 'GET',
  path: '/api/v1/webhooks/:webhook/deliveries',
  permission: 'webhook.manage',
  summary: 'What was sent, the newest first.',
  params,
  query: closed({ ...paging, state: Type.Optional(oneOf(['WAITING', 'DELIVERED', 'FAILED'])) }),
  responses: { 200: page(Delivery) },
});

export const replayDeliveries = route({
  id: 'replay-deliveries',
  method: 'POST',
  path: '/api/v1/webhooks/:webhook/replays',
  permission: 'webhook.manage',
  summary: 'Sends deliveries again, under the ids of their messages: named ones, or all that failed since an instant.',
  params,
  idempotency: true,
  body: Type.Union([closed({ deliveries: Type.Array(Uuid, { minItems: 1, maxItems: 1000 }) }), closed({ failedSince: Instant })]),
  responses: { 202: closed({ count: Count }) },
});

export const webhookRoutes = [
  listWebhooks,
  readWebhook,
  createWebhook,
  editWebhook,
  rotateWebhookKey,
  listDeliveries,
  replayDeliveries,
] as const;
