import { route } from '../../route.ts';
import { closed } from '../../schema.ts';
import { Order, orderParams, Reason } from './shapes.ts';

export const reviewOrder = route({
  id: 'review-order',
  method: 'POST',
  path: '/api/v1/orders/:order/review',
  permission: 'order.draft',
  summary: 'Hands a whole draft to a second pair of eyes.',
  params: orderParams,
  precondition: true,
  idempotency: true,
  responses: { 200: Order },
});

export const returnOrder = route({
  id: 'return-order',
  method: 'POST',
  path: '/api/v1/orders/:order/return',
  permission: 'order.approve',
  summary: 'Gives a document back to whoever drafts, with the reason.',
  params: orderParams,
  precondition: true,
  idempotency: true,
  body: closed({ reason: Reason }),
  responses: { 200: Order },
});

export const approveOrder = route({
  id: 'approve-order',
  method: 'POST',
  path: '/api/v1/orders/:order/approval',
  permission: 'order.approve',
  summary: 'Approves a document; never by whoever drafted or changed it.',
  params: orderParams,
  precondition: true,
  idempotency: true,
  responses: { 200: Order },
});

export const issueOrder = route({
  id: 'issue-order',
  method: 'POST',
  path: '/api/v1/orders/:order/issue',
  permission: 'order.issue',
  summary: 'Issues an approved document: 文号 without a gap, files frozen, items made, case moved — all or nothing.',
  params: orderParams,
  precondition: true,
  idempotency: true,
  responses: { 200: Order },
});

export const withdrawOrder = route({
  id: 'withdraw-order',
  method: 'POST',
  path: '/api/v1/orders/:order/withdrawal',
  permission: 'order.issue',
  summary: 'Takes an issued document back: its number is cancelled with the reason, its items end, the addressee is told.',
  params: orderParams,
  precondition: true,
  idempotency: true,
  body: closed({ reason: Reason }),
  responses: { 200: Order },
});

export const dropOrder = route({
  id: 'drop-order',
  method: 'POST',
  path: '/api/v1/orders/:order/drop',
  permission: 'order.draft',
  summary: 'Gives up a document that was not issued.',
  params: orderParams,
  precondition: true,
  idempotency: true,
  body: closed({ reason: Reason }),
  responses: { 200: Order },
});
