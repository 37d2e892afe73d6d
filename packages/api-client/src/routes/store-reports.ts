import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Uuid } from '../schema.ts';

const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$', description: 'a month in Asia/Shanghai, YYYY-MM' });

/** Computed of the rows of the platform; nobody types them. */
export const StoreFigures = closed({
  listings: Count,
  newListings: Count,
  changedListings: Count,
  goneListings: Count,
  listingsWithFindings: Count,
  gateChecks: Count,
  gatePassed: Count,
  gateReturned: Count,
  gateManual: Count,
  orderItems: Count,
  orderItemsVerified: Count,
  orderItemsOpen: Count,
  measuresNotice: Count,
  measuresDelist: Count,
  measuresBan: Count,
  measuresLifted: Count,
});

/** What a store says of itself and we cannot compute. */
export const StoreStatement = closed({
  appsOnShelf: Type.Optional(Count),
  appsAudited: Type.Optional(Count),
  appsRefused: Type.Optional(Count),
  appsDelistedOwn: Type.Optional(Count),
  complaintsReceived: Type.Optional(Count),
  complaintsHandled: Type.Optional(Count),
  accountsBanned: Type.Optional(Count),
});

export const StoreReport = closed({
  id: Uuid,
  store: Uuid,
  storeName: Type.String(),
  month: Month,
  reportVersion: Count,
  figures: StoreFigures,
  stated: StoreStatement,
  note: Type.String(),
  correction: Type.String(),
  submittedAt: Instant,
  isNewest: Type.Boolean(),
});

export const previewStoreReport = route({
  id: 'preview-store-report',
  method: 'GET',
  path: '/api/v1/shelf/figures',
  permission: 'store-report.create',
  summary: 'The figures of a month as they would stand in one’s report now.',
  query: closed({ month: Month }),
  responses: { 200: closed({ month: Month, figures: StoreFigures }) },
});

export const submitStoreReport = route({
  id: 'submit-store-report',
  method: 'POST',
  path: '/api/v1/store-reports',
  permission: 'store-report.create',
  summary:
    'Hands in the report of a month that is over. A second one of the same month is a correction: it says what it corrects, and the first stays readable.',
  idempotency: true,
  body: closed({
    month: Month,
    stated: StoreStatement,
    note: Type.Optional(Type.String({ maxLength: 10_000 })),
    correction: Type.Optional(line(2000)),
  }),
  responses: { 201: StoreReport },
});

export const listStoreReports = route({
  id: 'list-store-reports',
  method: 'GET',
  path: '/api/v1/store-reports',
  permission: 'store-report.read',
  summary: 'Reports of stores, the newest first: one’s own; for authorities those of their stores.',
  query: closed({
    ...paging,
    store: Type.Optional(Uuid),
    month: Type.Optional(Month),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
    /** Of each month the version that was the newest by then, and no other. */
    asOf: Type.Optional(Instant),
  }),
  responses: { 200: page(StoreReport) },
});

export const readStoreReport = route({
  id: 'read-store-report',
  method: 'GET',
  path: '/api/v1/store-reports/:report',
  permission: 'store-report.read',
  summary: 'One report.',
  params: closed({ report: Uuid }),
  responses: { 200: StoreReport },
});

const DutyRow = closed({
  clause: Type.String(),
  title: closed({ zh: Type.String(), en: Type.String() }),
  remedy: closed({ zh: Type.String(), en: Type.String() }),
  verdict: oneOf(['suspected', 'not-found', 'not-tested']),
  reason: nullable(oneOf(['person', 'nothing-to-look-at'])),
  found: Count,
  of: Count,
  examples: Type.Array(closed({ id: Type.String(), text: Type.String() })),
});

export const DutyCheck = closed({
  id: Uuid,
  store: Uuid,
  storeName: Type.String(),
  listings: Count,
  rows: Type.Array(DutyRow),
  at: Instant,
});

const storeParams = closed({ store: Uuid });

export const checkStoreDuties = route({
  id: 'check-store-duties',
  method: 'POST',
  path: '/api/v1/stores/:store/duty-checks',
  permission: 'store-report.read',
  summary:
    'Looks whether a store does what it owes itself (164-09, 164-10, 078.8, 078.9): each clause suspected, nothing found, or not tested. What only a person can tell is not tested.',
  params: storeParams,
  responses: { 201: DutyCheck },
});

export const listDutyChecks = route({
  id: 'list-duty-checks',
  method: 'GET',
  path: '/api/v1/stores/:store/duty-checks',
  permission: 'store-report.read',
  summary: 'Looks at a store’s duties, the newest first.',
  params: storeParams,
  query: closed(paging),
  responses: { 200: page(DutyCheck) },
});

export const proposeDutyFindings = route({
  id: 'propose-duty-findings',
  method: 'POST',
  path: '/api/v1/duty-checks/:check/findings',
  permission: 'finding.propose',
  summary: 'Makes findings about the store of what a look suspected; people decide them. What is a finding already is not made again.',
  params: closed({ check: Uuid }),
  body: closed({ clauses: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 50, uniqueItems: true }) }),
  responses: { 201: closed({ made: Type.Array(closed({ clause: Type.String(), finding: Uuid })) }) },
});

export const storeReportRoutes = [
  previewStoreReport,
  submitStoreReport,
  listStoreReports,
  readStoreReport,
  checkStoreDuties,
  listDutyChecks,
  proposeDutyFindings,
] as const;
