import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Day, line, nullable, Uuid } from '../../schema.ts';

export const readDelistingPlan = route({
  id: 'read-delisting-plan',
  method: 'GET',
  path: '/api/v1/cases/:case/delisting-plan',
  permission: 'order.draft',
  summary: 'Where the app of a case stands now: one order to each of these stores takes it off every shelf.',
  params: closed({ case: Uuid }),
  responses: {
    200: closed({
      stores: Type.Array(
        closed({
          store: Uuid,
          name: Type.String(),
          /** Issued or being prepared. */
          order: nullable(Uuid),
          listings: Type.Array(
            closed({
              listing: Uuid,
              storeAppId: Type.String(),
              package: Type.String(),
              name: Type.String(),
              versionName: Type.String(),
              developer: Type.String(),
              filing: Type.String(),
            }),
          ),
        }),
      ),
    }),
  },
});

const Drafted = closed({ orders: Type.Array(closed({ store: Uuid, order: Uuid })) });

export const draftDelistingOrders = route({
  id: 'draft-delisting-orders',
  method: 'POST',
  path: '/api/v1/cases/:case/delisting-orders',
  permission: 'order.draft',
  summary: 'Drafts the order to each store of the plan that has none yet, with the list of its own listings: all of them, or none.',
  params: closed({ case: Uuid }),
  idempotency: true,
  body: closed({
    ground: Type.Optional(line(20_000)),
    contact: Type.Optional(line(500)),
    period: Type.Optional(line(500)),
    problems: Type.Optional(line(2000)),
    copies: Type.Optional(line(500)),
  }),
  responses: { 201: Drafted },
});

export const draftRelistingOrders = route({
  id: 'draft-relisting-orders',
  method: 'POST',
  path: '/api/v1/relistings/:relisting/orders',
  permission: 'order.draft',
  summary: 'Drafts the notice to each store that took the app off: it may return. Only of an application that was approved.',
  params: closed({ relisting: Uuid }),
  idempotency: true,
  body: closed({ retested: Day, copies: Type.Optional(line(500)) }),
  responses: { 201: Drafted },
});
