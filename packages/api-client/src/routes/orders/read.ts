import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, page, paging, Uuid } from '../../schema.ts';
import { Order, OrderType, orderParams, State } from './shapes.ts';

export const listOrders = route({
  id: 'list-orders',
  method: 'GET',
  path: '/api/v1/orders',
  permission: 'order.read',
  summary: 'Documents that one may see, the newest first. Addressees see what was issued to them.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    type: Type.Optional(OrderType),
    case: Type.Optional(Uuid),
    notice: Type.Optional(Uuid),
    addressee: Type.Optional(Uuid),
    organisation: Type.Optional(Uuid),
    isReceived: Type.Optional(Type.Boolean({ description: 'whether some way of service is proven' })),
  }),
  responses: { 200: page(Order) },
});

export const readOrder = route({
  id: 'read-order',
  method: 'GET',
  path: '/api/v1/orders/:order',
  permission: 'order.read',
  summary: 'One document.',
  params: orderParams,
  responses: { 200: Order },
});

export const listOrderEvents = route({
  id: 'list-order-events',
  method: 'GET',
  path: '/api/v1/orders/:order/events',
  permission: 'order.read',
  summary: 'Steps of a document, in their order. Addressees see none: how an authority works inside is its own.',
  params: orderParams,
  responses: {
    200: closed({
      items: Type.Array(
        closed({
          seq: Count,
          event: Type.String(),
          from: Type.String(),
          to: Type.String(),
          actor: Type.String(),
          detail: Type.Unknown(),
          at: Instant,
        }),
      ),
    }),
  },
});
