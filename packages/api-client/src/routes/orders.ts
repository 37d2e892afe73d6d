import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { DeadlineRule } from './deadlines.ts';

const TYPES = [
  'rectification',
  'delisting',
  'relisting',
  'search-ban',
  'access-stop',
  'disconnection',
  'interview',
  'penalty-notice',
  'penalty-decision',
  'problem-notice',
  'extension',
  'withdrawal',
  'referral',
] as const;
const OrderType = oneOf(TYPES);
const State = oneOf(['DRAFT', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'WITHDRAWN']);
const AddresseeKind = oneOf(['operator', 'store', 'sdk-provider', 'access-provider']);
const Channel = oneOf(['inbox', 'email', 'webhook', 'paper', 'store-protocol']);

/** Scans and signed files. */
export const SEAL_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export const MAX_SCAN_BYTES = 64 * 1024 * 1024;

/** Values of the template's own fields; the template says which, and of which kind. */
const Fields = Type.Record(Type.String({ pattern: '^[a-z][a-zA-Z0-9-]{0,63}$' }), Type.Unknown(), { maxProperties: 100 });
const Reason = line(2000);

export const Order = closed({
  id: Uuid,
  number: nullable(Type.String({ description: '文号' })),
  type: OrderType,
  case: nullable(Uuid),
  notice: nullable(Uuid),
  organisation: Uuid,
  province: nullable(Type.String()),
  addressee: closed({ kind: AddresseeKind, id: Type.String(), name: Type.String() }),
  template: closed({ id: Type.String(), version: Type.String(), sha256: Type.String() }),
  fields: Type.Unknown(),
  deadline: nullable(Type.Unknown()),
  copies: Type.String(),
  citations: Type.Array(Uuid),
  state: State,
  draftedBy: nullable(Uuid),
  approvedBy: nullable(Uuid),
  issuedAt: nullable(Instant),
  files: nullable(closed({ pdf: Sha256, docx: Sha256, html: Sha256 })),
  sealed: nullable(closed({ sha256: Sha256, kind: oneOf(['paper', 'e-signature']) })),
  withdrawnAt: nullable(Instant),
  withdrawnReason: nullable(Type.String()),
  replaces: nullable(Uuid),
  isDemo: Type.Boolean(),
  createdAt: Instant,
  version: Type.Integer(),
});

const Template = closed({
  template: Type.Unknown(),
  sha256: Sha256,
  source: oneOf(['installation', 'authority']),
  addedAt: Instant,
});

const orderParams = closed({ order: Uuid });
const serviceParams = closed({ order: Uuid, service: Uuid });
const templateParams = closed({ template: Word });

export const listOrderTemplates = route({
  id: 'list-order-templates',
  method: 'GET',
  path: '/api/v1/order-templates',
  permission: 'signed-in',
  summary: 'Templates of documents in their newest version: texts, typed fields, legal basis.',
  responses: { 200: closed({ items: Type.Array(Template) }) },
});

export const readOrderTemplate = route({
  id: 'read-order-template',
  method: 'GET',
  path: '/api/v1/order-templates/:template',
  permission: 'signed-in',
  summary: 'Every version of one template, the newest first.',
  params: templateParams,
  responses: { 200: closed({ items: Type.Array(Template) }) },
});

export const addOrderTemplate = route({
  id: 'add-order-template',
  method: 'POST',
  path: '/api/v1/order-templates',
  permission: 'template.manage',
  summary: 'Adds a version of a template, or a template. Versions never change; drafts keep the one they began with.',
  idempotency: true,
  maxBodyBytes: 512 * 1024,
  body: closed({ template: Type.Unknown({ description: 'docs/orders.md' }) }),
  responses: { 201: closed({ id: Type.String(), version: Type.String(), sha256: Sha256 }) },
});

export const previewOrderTemplate = route({
  id: 'preview-order-template',
  method: 'POST',
  path: '/api/v1/order-templates/:template/preview',
  permission: 'order.draft',
  summary: 'The page that a template gives with these values, whole or not: what is open stands in brackets and is named. Nothing is kept.',
  params: templateParams,
  maxBodyBytes: 4 * 1024 * 1024,
  body: closed({
    fields: Fields,
    addressee: line(200),
    deadline: Type.Optional(nullable(DeadlineRule)),
    case: Type.Optional(Uuid),
    copies: Type.Optional(Type.String({ maxLength: 1000 })),
    version: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,5}$', description: 'the newest when absent' })),
  }),
  responses: {
    200: closed({
      html: Type.String(),
      open: Type.Array(closed({ field: Type.String(), fault: oneOf(['missing', 'bad', 'unknown']) })),
      deadline: nullable(
        closed({ reason: oneOf(['deadline-provisional', 'deadline-past', 'bad-deadline']), missingYear: nullable(Type.Integer()) }),
      ),
    }),
  },
});

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
  }),
  responses: { 200: page(Order) },
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

export const readOrder = route({
  id: 'read-order',
  method: 'GET',
  path: '/api/v1/orders/:order',
  permission: 'order.read',
  summary: 'One document.',
  params: orderParams,
  responses: { 200: Order },
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

export const downloadOrderFile = route({
  id: 'download-order-file',
  method: 'GET',
  path: '/api/v1/orders/:order/files/:file',
  permission: 'order.read',
  summary: 'A frozen file of an issued document: `pdf`, `docx`, `html`, or `sealed`, the scan or the signed file.',
  params: closed({ order: Uuid, file: oneOf(['pdf', 'docx', 'html', 'sealed']) }),
  headers: Type.Object({ range: Type.Optional(Type.String({ maxLength: 200 })) }),
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
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

export const downloadOrderCover = route({
  id: 'download-order-cover',
  method: 'GET',
  path: '/api/v1/orders/:order/cover',
  permission: 'order.serve',
  summary: '送达回证 that goes with the paper; it bears the code by which an unregistered firm joins.',
  params: orderParams,
  headers: Type.Object({ range: Type.Optional(Type.String({ maxLength: 200 })) }),
  download: 'application/pdf',
  responses: { 200: Stream, 206: Stream },
});

export const verifyOrder = route({
  id: 'verify-order',
  method: 'GET',
  path: '/api/v1/orders/:order/verification',
  permission: 'order.read',
  summary: 'Renders an issued document once more and compares digests with the frozen files.',
  params: orderParams,
  responses: {
    200: closed({
      isSame: Type.Boolean(),
      files: Type.Array(closed({ format: oneOf(['pdf', 'docx', 'html']), kept: Sha256, again: Sha256 })),
    }),
  },
});

export const sealOrder = route({
  id: 'seal-order',
  method: 'POST',
  path: '/api/v1/orders/:order/seal',
  permission: 'order.serve',
  summary: 'Keeps the scan of the stamped paper beside the frozen file; once there it does not change.',
  params: orderParams,
  headers: Type.Object({ 'x-content-sha256': Sha256 }),
  upload: { mediaTypes: SEAL_TYPES, maxBytes: MAX_SCAN_BYTES },
  responses: { 200: Order },
});

export const signOrder = route({
  id: 'sign-order',
  method: 'POST',
  path: '/api/v1/orders/:order/signature',
  permission: 'order.issue',
  summary: 'Has the frozen PDF signed by the e-signature service of the installation.',
  params: orderParams,
  responses: { 200: Order },
});

const Service = closed({
  id: Uuid,
  channel: Channel,
  address: Type.String(),
  state: oneOf(['PREPARED', 'SENT', 'DELIVERED', 'FAILED']),
  attempts: Count,
  lastError: Type.String(),
  nextAt: nullable(Instant),
  sentAt: nullable(Instant),
  deliveredAt: nullable(Instant),
  proofKind: nullable(oneOf(['sign-in', 'link', 'receipt', 'scan', 'store-answer'])),
  proofSha256: nullable(Sha256),
  proof: Type.Unknown(),
  createdAt: Instant,
  history: Type.Array(closed({ attempt: Count, outcome: Type.String(), error: Type.String(), at: Instant })),
});

export const listServices = route({
  id: 'list-services',
  method: 'GET',
  path: '/api/v1/orders/:order/services',
  permission: 'order.read',
  summary: 'Ways on which a document was served, each with its attempts and its proof.',
  params: orderParams,
  responses: { 200: closed({ items: Type.Array(Service) }) },
});

export const serveOrder = route({
  id: 'serve-order',
  method: 'POST',
  path: '/api/v1/orders/:order/services',
  permission: 'order.serve',
  summary: 'Serves an issued document on a channel. Sending is no proof; what counts as proof depends on the channel.',
  params: orderParams,
  idempotency: true,
  body: closed({ channel: Channel, address: Type.Optional(Type.String({ maxLength: 600 })) }),
  responses: { 201: closed({ id: Uuid }) },
});

const Proven = closed({ isFirst: Type.Boolean({ description: 'whether time began to run with it' }) });

export const recordReceipt = route({
  id: 'record-receipt',
  method: 'POST',
  path: '/api/v1/orders/:order/services/:service/receipt',
  permission: 'order.serve',
  summary: "The receipt of a gateway (SMS, a firm's own system) that says when and to whom it was delivered.",
  params: serviceParams,
  idempotency: true,
  body: closed({ deliveredAt: Instant, receipt: line(500) }),
  responses: { 200: Proven },
});

export const recordScan = route({
  id: 'record-scan',
  method: 'POST',
  path: '/api/v1/orders/:order/services/:service/scan',
  permission: 'order.serve',
  summary: 'The scan of the signed 送达回证, with the day on which it was taken.',
  params: serviceParams,
  query: closed({ deliveredAt: Instant, signatory: line(100) }),
  headers: Type.Object({ 'x-content-sha256': Sha256 }),
  upload: { mediaTypes: SEAL_TYPES, maxBytes: MAX_SCAN_BYTES },
  responses: { 200: Proven },
});

export const acknowledgeOrder = route({
  id: 'acknowledge-order',
  method: 'POST',
  path: '/api/v1/orders/:order/acknowledgement',
  permission: 'order.answer',
  summary: 'The addressee has the document: proof with time and person.',
  params: orderParams,
  idempotency: true,
  responses: { 200: Proven },
});

const linkParams = closed({ token: Type.String({ pattern: '^tsl_[A-Za-z0-9_-]{43}$' }) });

export const showServiceLink = route({
  id: 'show-service-link',
  method: 'GET',
  path: '/api/v1/service-confirmations/:token',
  permission: 'public',
  summary: 'The page behind the link of a mail: it asks to confirm, because machines open links, too.',
  params: linkParams,
  download: 'text/html; charset=utf-8',
  responses: { 200: Stream },
});

export const confirmService = route({
  id: 'confirm-service',
  method: 'POST',
  path: '/api/v1/service-confirmations/:token',
  permission: 'public',
  summary: 'Confirms the receipt of a document that came by mail.',
  params: linkParams,
  download: 'text/html; charset=utf-8',
  responses: { 200: Stream },
});

export const readGatewayKey = route({
  id: 'read-gateway-key',
  method: 'GET',
  path: '/api/v1/service-gateway-key',
  permission: 'webhook.manage',
  summary: 'The secret with which documents to gateways and to the e-signature service are signed (Standard Webhooks).',
  responses: { 200: closed({ secret: Type.String() }) },
});

export const orderRoutes = [
  listOrderTemplates,
  readOrderTemplate,
  addOrderTemplate,
  previewOrderTemplate,
  readOrderMaterial,
  listOrders,
  draftOrder,
  readOrder,
  editOrder,
  reviewOrder,
  returnOrder,
  approveOrder,
  issueOrder,
  withdrawOrder,
  dropOrder,
  listOrderEvents,
  downloadOrderFile,
  previewOrder,
  downloadOrderCover,
  verifyOrder,
  sealOrder,
  signOrder,
  listServices,
  serveOrder,
  recordReceipt,
  recordScan,
  acknowledgeOrder,
  showServiceLink,
  confirmService,
  readGatewayKey,
] as const;
