import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Day, nullable, oneOf, Stream, Uuid, Word } from '../../schema.ts';
import { DeadlineRule } from '../deadlines.ts';
import { AddresseeKind, Fields, Order, orderParams } from './shapes.ts';

const MaterialClause = closed({
  finding: Uuid,
  clause: Type.String(),
  problem: Type.String(),
  where: Type.String(),
  remedy: Type.String(),
});

export const readOrderMaterial = route({
  id: 'read-order-material',
  method: 'GET',
  path: '/api/v1/cases/:case/order-material',
  permission: 'order.draft',
  summary:
    'What a document about a case can begin with: what was found, by clause, with what to do about it; whom it can go to; where the app is on the shelves.',
  params: closed({ case: Uuid }),
  responses: {
    200: closed({
      subject: Type.String({ description: 'name, version and package, as orders name an app' }),
      tested: nullable(Day),
      clauses: Type.Array(MaterialClause),
      addressees: Type.Array(closed({ kind: AddresseeKind, id: Uuid, name: Type.String() })),
      shelves: Type.Array(
        closed({
          store: Uuid,
          app: closed({
            name: Type.String(),
            developer: Type.String(),
            store: Type.String(),
            version: Type.String(),
            problems: Type.String(),
            filing: Type.String(),
          }),
        }),
      ),
    }),
  },
});

export const draftOrder = route({
  id: 'draft-order',
  method: 'POST',
  path: '/api/v1/orders',
  permission: 'order.draft',
  summary: 'Drafts a document in the newest version of its template. Fields may be missing until review, none may be wrong.',
  idempotency: true,
  maxBodyBytes: 4 * 1024 * 1024,
  body: closed({
    template: Word,
    case: Type.Optional(Uuid),
    notice: Type.Optional(Uuid),
    addressee: closed({ kind: AddresseeKind, id: Uuid }),
    fields: Fields,
    deadline: Type.Optional(nullable(DeadlineRule)),
    copies: Type.Optional(Type.String({ maxLength: 1000 })),
    citations: Type.Optional(Type.Array(Uuid, { maxItems: 100, uniqueItems: true })),
    replaces: Type.Optional(Uuid),
  }),
  responses: { 201: Order },
});

export const editOrder = route({
  id: 'edit-order',
  method: 'PATCH',
  path: '/api/v1/orders/:order',
  permission: 'order.draft',
  summary: 'Rewrites a draft; what is absent stays.',
  params: orderParams,
  precondition: true,
  maxBodyBytes: 4 * 1024 * 1024,
  body: closed({
    fields: Type.Optional(Fields),
    deadline: Type.Optional(nullable(DeadlineRule)),
    copies: Type.Optional(Type.String({ maxLength: 1000 })),
    citations: Type.Optional(Type.Array(Uuid, { maxItems: 100, uniqueItems: true })),
  }),
  responses: { 200: Order },
});

export const previewOrder = route({
  id: 'preview-order',
  method: 'GET',
  path: '/api/v1/orders/:order/preview',
  permission: 'order.draft',
  summary: 'A document that is not issued as it would look, whole or not, marked as a draft.',
  params: orderParams,
  query: closed({ format: Type.Optional(oneOf(['pdf', 'docx', 'html'])) }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});
