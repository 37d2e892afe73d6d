import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, nullable, Uuid } from '../../schema.ts';
import { ItemKind, ItemState } from './shapes.ts';

const Quantiles = closed({ median: nullable(Count), slowest: nullable(Count), count: Count });

export const readOrderBoard = route({
  id: 'read-order-board',
  method: 'GET',
  path: '/api/v1/order-item-board',
  permission: 'order.read',
  summary:
    'How each store stands with its orders: items by state, and how long it takes them, in seconds. The list of items takes the same filters.',
  query: closed({
    kind: Type.Optional(ItemKind),
    case: Type.Optional(Uuid),
    order: Type.Optional(Uuid),
    since: Type.Optional(Instant),
    until: Type.Optional(Instant),
  }),
  responses: {
    200: closed({
      stores: Type.Array(
        closed({
          store: Uuid,
          name: Type.String(),
          items: Count,
          states: Type.Array(closed({ state: ItemState, count: Count })),
          overdue: Count,
          objected: Count,
          reappeared: Count,
          later: Count,
          findings: Count,
          delays: closed({ acknowledged: Quantiles, reported: Quantiles, verified: Quantiles }),
        }),
      ),
      /** Listings under a ban in stores that have no order yet. */
      gaps: Type.Array(
        closed({ case: Uuid, listing: Uuid, store: Uuid, storeName: Type.String(), appName: Type.String(), foundAt: Instant }),
      ),
    }),
  },
});
