import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Instant, line, nullable, oneOf, page, paging, Uuid } from '../../schema.ts';

const FlagKind = oneOf([
  'foreign-signer',
  'signer-undecided',
  'repackaged',
  'channel-package',
  'signature-invalid',
  'store-claim-denied',
  'operator-disputed',
]);

const FlagState = oneOf(['OPEN', 'EXPLAINED', 'CONFIRMED']);

export const InventoryFlag = closed({
  id: Uuid,
  kind: FlagKind,
  app: nullable(closed({ id: Uuid, name: Type.String(), package: Type.String() })),
  listing: nullable(Uuid),
  artifact: nullable(Uuid),
  detail: Type.Unknown(),
  state: FlagState,
  reason: nullable(Type.String()),
  createdAt: Instant,
  decidedAt: nullable(Instant),
  version: Type.Integer(),
});

export const listInventoryFlags = route({
  id: 'list-inventory-flags',
  method: 'GET',
  path: '/api/v1/inventory-flags',
  permission: 'app.read',
  summary: 'What does not fit together in the inventory, the newest first.',
  query: closed({ ...paging, kind: Type.Optional(FlagKind), state: Type.Optional(FlagState), app: Type.Optional(Uuid) }),
  responses: { 200: page(InventoryFlag) },
});

export const decideInventoryFlag = route({
  id: 'decide-inventory-flag',
  method: 'POST',
  path: '/api/v1/inventory-flags/:flag/decision',
  permission: 'app.edit',
  summary: 'A person explains a flag, or confirms it.',
  params: closed({ flag: Uuid }),
  precondition: true,
  body: closed({ state: oneOf(['EXPLAINED', 'CONFIRMED']), reason: line(1000) }),
  responses: { 200: InventoryFlag },
});
