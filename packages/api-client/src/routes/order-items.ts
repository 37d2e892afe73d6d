import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, Nothing, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';

const ItemState = oneOf([
  'QUEUED',
  'SENT',
  'DELIVERED',
  'ACKED',
  'OBJECTED',
  'REPORTED_DONE',
  'PROBING',
  'VERIFIED_ABSENT',
  'VERIFIED_LIVE',
  'STILL_LIVE',
  'OVERDUE',
  'ESCALATED',
  'REAPPEARED',
  'WITHDRAWN',
]);
const ItemKind = oneOf(['delist', 'relist', 'search-ban']);
const Reason = oneOf(['not-ours', 'other-app-same-name', 'already-off', 'other-channel-package', 'other']);
const LookResult = oneOf(['live', 'gone', 'undecided']);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Objection = closed({
  code: Reason,
  text: Type.String(),
  evidence: Type.Array(Type.String()),
  at: Instant,
  decision: nullable(closed({ accepted: Type.Boolean(), reason: Type.String(), by: Type.String(), at: Instant })),
});

/** How long it took since publication or issue, in seconds. */
const Delays = closed({ delivered: nullable(Count), acknowledged: nullable(Count), reported: nullable(Count), verified: nullable(Count) });

const item = {
  id: Uuid,
  order: Uuid,
  orderNumber: Type.String(),
  case: Uuid,
  listing: Uuid,
  store: Uuid,
  storeName: Type.String(),
  storeAppId: Type.String(),
  kind: ItemKind,
  state: ItemState,
  package: Type.String(),
  appName: Type.String(),
  versionName: Type.String(),
  round: Count,
  predecessor: nullable(Uuid),
  isLater: Type.Boolean(),
  objection: nullable(Objection),
  startedAt: Instant,
  dueAt: nullable(Instant),
  sentAt: nullable(Instant),
  deliveredAt: nullable(Instant),
  acknowledgedAt: nullable(Instant),
  reportedAt: nullable(Instant),
  verifiedAt: nullable(Instant),
  overdueAt: nullable(Instant),
  escalatedAt: nullable(Instant),
  reappearedAt: nullable(Instant),
  releasedAt: nullable(Instant),
  nextLookAt: nullable(Instant),
  lastLookAt: nullable(Instant),
  sendFault: nullable(Type.String()),
  withdrawal: nullable(closed({ documentNumber: Type.String(), reason: Type.String(), at: Instant })),
  delays: Delays,
  createdAt: Instant,
  version: Type.Integer(),
};
export const OrderItem = closed(item);

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

const itemParams = closed({ item: Uuid });
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

const Answer = closed({
  item: Uuid,
  answer: oneOf(['acknowledge', 'report-done', 'object']),
  reason: Type.Optional(Reason),
  text: Type.Optional(line(2000)),
  evidence: Type.Optional(Type.Array(line(500), { maxItems: 20, description: 'digests of files that were brought, or addresses' })),
});

const Answered = closed({ answered: Count, isDryRun: Type.Boolean() });

export const answerOrderItems = route({
  id: 'answer-order-items',
  method: 'POST',
  path: '/api/v1/order-item-answers',
  permission: 'order.answer',
  summary: 'A store acknowledges items, reports them done or objects to them, one or many: all answers are taken, or none.',
  idempotency: true,
  body: closed({ answers: Type.Array(Answer, { minItems: 1, maxItems: 2000 }), dryRun: Type.Optional(Type.Boolean()) }),
  maxBodyBytes: 4 * 1024 * 1024,
  responses: { 200: Answered },
});

/** Scans and pictures, a recording of the screen. */
export const ITEM_FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'video/mp4'] as const;

export const addOrderItemFile = route({
  id: 'add-order-item-file',
  method: 'POST',
  path: '/api/v1/order-items/:item/files',
  permission: 'order.answer',
  summary:
    'A store brings a file of proof: that the app is off its shelf, or why it objects. An answer names it by its SHA-256, of this item or of others of the store.',
  params: itemParams,
  query: closed({ name: line(200) }),
  upload: { mediaTypes: [...ITEM_FILE_TYPES], maxBytes: 64 * 1024 * 1024 },
  responses: { 201: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const downloadOrderItemFile = route({
  id: 'download-order-item-file',
  method: 'GET',
  path: '/api/v1/order-items/:item/files/:sha256',
  permission: 'order.read',
  summary: 'The bytes of a file that the store brought; for the store and the authorities.',
  params: closed({ item: Uuid, sha256: Sha256 }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

export const answerOrderTable = route({
  id: 'answer-order-table',
  method: 'POST',
  path: '/api/v1/order-item-answers/table',
  permission: 'order.answer',
  summary: 'The same from the list of the order (XLSX or CSV) with its answers filled in. What is wrong is told cell by cell.',
  query: closed({ dryRun: Type.Optional(Type.Boolean()) }),
  upload: { mediaTypes: [XLSX, 'text/csv'], maxBytes: 8 * 1024 * 1024 },
  responses: { 200: Answered },
});

const CellFault = closed({
  column: Type.String(),
  fault: oneOf([
    ...(['item-missing', 'answer-unknown', 'not-found', 'no-such-step', 'reason-missing', 'reason-unknown'] as const),
    ...(['text-missing', 'twice', 'version-conflict'] as const),
  ]),
});

export const previewOrderTable = route({
  id: 'preview-order-table',
  method: 'POST',
  path: '/api/v1/order-item-answers/table/preview',
  permission: 'order.answer',
  summary: 'What a filled-in list would say, row by row with what is wrong; nothing is answered by it.',
  upload: { mediaTypes: [XLSX, 'text/csv'], maxBytes: 8 * 1024 * 1024 },
  responses: {
    200: closed({
      rows: Type.Array(
        closed({
          /** As the spreadsheet counts, from 1. */
          row: Count,
          item: Type.String(),
          appName: Type.String(),
          package: Type.String(),
          said: Type.String(),
          reason: Type.String(),
          text: Type.String(),
          answer: nullable(oneOf(['acknowledge', 'report-done', 'object'])),
          faults: Type.Array(CellFault),
        }),
      ),
    }),
  },
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

export const receiveStoreEvent = route({
  id: 'receive-store-event',
  method: 'POST',
  path: '/api/v1/stores/:store/events',
  permission: 'public',
  summary:
    'Where a store tells that an order moved on, or that its feed has news; signed with the secret of both sides. The same again changes nothing.',
  params: closed({ store: Uuid }),
  upload: { mediaTypes: ['application/json'], maxBytes: 64 * 1024 },
  responses: { 204: Nothing },
});

export const DelistingPolicy = closed({
  looks: closed({ misses: Type.Integer({ minimum: 1, maximum: 20 }), vantagePoints: Type.Integer({ minimum: 1, maximum: 10 }) }),
  overdueAfterHours: Type.Integer({ minimum: 1, maximum: 720 }),
  escalateAfterHours: Type.Integer({ minimum: 1, maximum: 1440 }),
  noRelist: closed({ isOn: Type.Boolean(), workingDays: Type.Integer({ minimum: 1, maximum: 500 }), basis: line(500) }),
});

export const readDelistingPolicy = route({
  id: 'read-delisting-policy',
  method: 'GET',
  path: '/api/v1/delisting-policy',
  permission: 'order.read',
  summary: 'How many looks make an absence, when “at once” is over, and how long an app stays off, with what that rests on.',
  responses: { 200: DelistingPolicy },
});

export const setDelistingPolicy = route({
  id: 'set-delisting-policy',
  method: 'PUT',
  path: '/api/v1/delisting-policy',
  permission: 'system.manage',
  summary: 'Sets it for what comes from now on.',
  precondition: true,
  body: DelistingPolicy,
  responses: { 200: DelistingPolicy },
});

export const orderItemRoutes = [
  listOrderItems,
  readOrderItem,
  readOrderBoard,
  answerOrderItems,
  addOrderItemFile,
  downloadOrderItemFile,
  answerOrderTable,
  previewOrderTable,
  downloadOrderItems,
  decideItemObjection,
  withdrawOrderItem,
  recordItemLook,
  readDelistingPlan,
  draftDelistingOrders,
  draftRelistingOrders,
  receiveStoreEvent,
  readDelistingPolicy,
  setDelistingPolicy,
] as const;
