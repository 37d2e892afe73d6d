import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, line, Sha256 } from '../../schema.ts';
import { itemParams, LookResult, OrderItem } from './shapes.ts';

export const decideItemObjection = route({
  id: 'decide-item-objection',
  method: 'POST',
  path: '/api/v1/order-items/:item/decision',
  permission: 'case.decide',
  summary: 'Decides what a store brought forward against an item; the store is told.',
  params: itemParams,
  precondition: true,
  body: closed({ accepted: Type.Boolean(), reason: line(2000), basis: line(500) }),
  responses: { 200: OrderItem },
});

export const withdrawOrderItem = route({
  id: 'withdraw-order-item',
  method: 'POST',
  path: '/api/v1/order-items/:item/withdrawal',
  permission: 'case.decide',
  summary: 'Takes one item back: the store is told, and looking ends.',
  params: itemParams,
  precondition: true,
  body: closed({ reason: line(2000), documentNumber: line(200) }),
  responses: { 200: OrderItem },
});

export const recordItemLook = route({
  id: 'record-item-look',
  method: 'POST',
  path: '/api/v1/order-items/:item/looks',
  permission: 'store.edit',
  summary: 'What a person saw of the listing, from where. It counts like a look of the platform.',
  params: itemParams,
  idempotency: true,
  body: closed({
    vantage: line(100),
    result: LookResult,
    versionName: Type.Optional(line(100)),
    note: Type.Optional(line(1000)),
    picture: Type.Optional(Sha256),
  }),
  responses: { 201: OrderItem },
});
