import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../../schema.ts';
import { ItemKind, ItemState, item, itemParams, LookResult, OrderItem, XLSX } from './shapes.ts';

const ItemDetail = closed({
  ...item,
  events: Type.Array(
    closed({
      seq: Count,
      event: Word,
      from: Type.String(),
      to: ItemState,
      actor: Type.String(),
      basis: Type.String(),
      detail: Type.Unknown(),
      at: Instant,
    }),
  ),
  /** Looks at the listing since it was ordered, the newest first; at most 100. */
  looks: Type.Array(
    closed({
      id: Uuid,
      at: Instant,
      method: Type.String(),
      vantage: Type.String(),
      result: LookResult,
      versionName: nullable(Type.String()),
      page: nullable(Sha256),
    }),
  ),
  /** Findings against the store that its looks led to. */
  findings: Type.Array(Uuid),
  /** What the store said each time it reported the item done, the newest first; for the store and the authorities. */
  reports: Type.Array(closed({ at: Instant, text: Type.String(), evidence: Type.Array(Type.String()) })),
  /** Files that the store brought as proof, the newest first; for the store and the authorities. At most 200. */
  files: Type.Array(closed({ sha256: Sha256, name: Type.String(), mediaType: Type.String(), sizeBytes: Count, addedAt: Instant })),
});

const filters = {
  order: Type.Optional(Uuid),
  case: Type.Optional(Uuid),
  store: Type.Optional(Uuid),
  listing: Type.Optional(Uuid),
  state: Type.Optional(ItemState),
  kind: Type.Optional(ItemKind),
  open: Type.Optional(Type.Boolean({ description: 'true: the store still owes it, or an objection waits' })),
  overdue: Type.Optional(Type.Boolean({ description: 'true: it was, or is, past its limit' })),
  later: Type.Optional(Type.Boolean({ description: 'true: found on a shelf after the order' })),
  until: Type.Optional(Instant),
  /** What the item had come to by then: narrows `state`, `open` and `reached`. */
  asOf: Type.Optional(Instant),
  reached: Type.Optional(oneOf(['acknowledged', 'reported', 'verified'])),
};

export const listOrderItems = route({
  id: 'list-order-items',
  method: 'GET',
  path: '/api/v1/order-items',
  permission: 'order.read',
  summary: 'Items of orders to stores, one for each listing, the newest first. A store sees its own once they were sent.',
  query: closed({ ...paging, ...filters }),
  responses: { 200: page(OrderItem) },
});

export const readOrderItem = route({
  id: 'read-order-item',
  method: 'GET',
  path: '/api/v1/order-items/:item',
  permission: 'order.read',
  summary: 'One item with its history, the looks at its listing, and the findings against its store.',
  params: itemParams,
  responses: { 200: ItemDetail },
});

export const downloadOrderItems = route({
  id: 'download-order-items',
  method: 'GET',
  path: '/api/v1/orders/:order/items.xlsx',
  permission: 'order.read',
  summary: 'The list of an order to a store, with columns for its answers.',
  params: closed({ order: Uuid }),
  download: XLSX,
  responses: { 200: Stream },
});
