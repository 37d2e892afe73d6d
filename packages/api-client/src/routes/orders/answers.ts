import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Instant, oneOf, Uuid } from '../../schema.ts';
import { orderParams } from './shapes.ts';

const Kind = oneOf(['done', 'objection']);

export const listOrderAnswers = route({
  id: 'list-order-answers',
  method: 'GET',
  path: '/api/v1/orders/:order/answers',
  permission: 'order.read',
  summary: 'What an access provider or a maker of SDKs said of a document, the newest first.',
  params: orderParams,
  responses: { 200: closed({ items: Type.Array(closed({ id: Uuid, kind: Kind, text: Type.String(), organisation: Uuid, at: Instant })) }) },
});

export const answerOrder = route({
  id: 'answer-order',
  method: 'POST',
  path: '/api/v1/orders/:order/answers',
  permission: 'order.answer',
  summary:
    'The addressee says that it was done, or why not: access providers and makers of SDKs. Firms answer in their case, stores item by item. The authority verifies for itself.',
  params: orderParams,
  idempotency: true,
  body: closed({ kind: Kind, text: Type.String({ minLength: 1, maxLength: 4000 }) }),
  responses: { 201: closed({ id: Uuid }) },
});
