import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Uuid } from '../schema.ts';

const State = oneOf(['DRAFT', 'ANNOUNCED', 'SCANNING', 'NOTIFIED', 'ENFORCING', 'CLOSED', 'CANCELLED']);
const TargetState = oneOf(['PENDING', 'SCANNING', 'NOT_TESTED', 'CLEAN', 'PROBLEM', 'NOTIFIED', 'FIXED', 'MEASURED', 'LIFTED']);
const MeasureKind = oneOf(['problem-notice', 'delist', 'account-ban']);
const MeasureState = oneOf(['IMPOSED', 'APPEALED', 'UPHELD', 'LIFTED']);
const Clause = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}\\*?$' });
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const Programme = closed({
  id: Uuid,
  store: Uuid,
  storeName: Type.String(),
  title: Type.String(),
  announcement: Type.String(),
  clauses: Type.Array(Type.String()),
  state: State,
  dueAt: nullable(Instant),
  announcedAt: nullable(Instant),
  notifiedAt: nullable(Instant),
  closedAt: nullable(Instant),
  createdAt: Instant,
  version: Type.Integer(),
});

const ListingState = oneOf(['DISCOVERED', 'LIVE', 'CHANGED', 'GONE_SUSPECTED', 'GONE', 'RELISTED', 'FORCED_OFF']);

const params = closed({ programme: Uuid });

export const listProgrammes = route({
  id: 'list-programmes',
  method: 'GET',
  path: '/api/v1/programmes',
  permission: 'programme.read',
  summary:
    'What stores set out to put right by themselves: a store’s own, for authorities those that were announced, for firms those that told them something.',
  query: closed({ ...paging, state: Type.Optional(State), store: Type.Optional(Uuid) }),
  responses: { 200: page(Programme) },
});

export const createProgramme = route({
  id: 'create-programme',
  method: 'POST',
  path: '/api/v1/programmes',
  permission: 'programme.manage',
  summary: 'Drafts a programme of one’s own store: its announcement, and the clauses that it is about (none: all).',
  idempotency: true,
  body: closed({
    title: line(200),
    announcement: Text(20_000),
    clauses: Type.Optional(Type.Array(Clause, { maxItems: 200, uniqueItems: true })),
  }),
  responses: { 201: Programme },
});

export const readProgramme = route({
  id: 'read-programme',
  method: 'GET',
  path: '/api/v1/programmes/:programme',
  permission: 'programme.read',
  summary: 'One programme, with how many listings are in which state for its store and the authorities.',
  params,
  responses: { 200: closed({ programme: Programme, targets: nullable(Type.Record(Type.String(), Count)) }) },
});

export const moveProgramme = route({
  id: 'move-programme',
  method: 'POST',
  path: '/api/v1/programmes/:programme/steps',
  permission: 'programme.manage',
  summary:
    'Announces it, has every listing of the shelf scanned, tells developers with places and remedies until when, and opens measures when that time is over; no measure before.',
  params,
  precondition: true,
  body: closed({
    on: oneOf(['announce', 'scan', 'notify', 'enforce', 'close', 'cancel']),
    dueAt: Type.Optional(Instant),
    reason: Type.Optional(line(1000)),
  }),
  responses: { 200: Programme },
});

const Target = closed({
  id: Uuid,
  listing: Uuid,
  app: nullable(Uuid),
  name: Type.String(),
  versionName: nullable(Type.String()),
  developer: nullable(Type.String()),
  state: TargetState,
  problems: Type.Array(closed({ clause: Type.String(), strength: oneOf(['violation', 'suspected']), place: Type.String() })),
  notTested: Count,
  reason: Type.String(),
  noticeZh: nullable(Type.String()),
  noticeEn: nullable(Type.String()),
  notifiedAt: nullable(Instant),
});

export const listProgrammeTargets = route({
  id: 'list-programme-targets',
  method: 'GET',
  path: '/api/v1/programmes/:programme/targets',
  permission: 'programme.read',
  summary: 'Listings of a programme and what was found: the store’s own; a firm sees what it was told.',
  params,
  query: closed({ ...paging, state: Type.Optional(TargetState) }),
  responses: { 200: page(Target) },
});

export const Measure = closed({
  id: Uuid,
  by: oneOf(['store']),
  store: Uuid,
  storeName: Type.String(),
  programme: nullable(Uuid),
  target: nullable(Uuid),
  listing: nullable(Uuid),
  app: nullable(Uuid),
  appName: Type.String(),
  kind: MeasureKind,
  state: MeasureState,
  reason: Type.String(),
  noticeZh: Type.String(),
  noticeEn: Type.String(),
  imposedAt: Instant,
  appeal: nullable(Type.String()),
  appealedAt: nullable(Instant),
  decision: nullable(Type.String()),
  decidedAt: nullable(Instant),
  version: Type.Integer(),
});

export const imposeStoreMeasure = route({
  id: 'impose-store-measure',
  method: 'POST',
  path: '/api/v1/programme-targets/:target/measures',
  permission: 'programme.manage',
  summary:
    'A store’s own measure: notice of problems, then delisting, then the account, one grade at a time. Who evades tests by technical means may be delisted at once. It is never counted as an authority’s.',
  params: closed({ target: Uuid }),
  idempotency: true,
  body: closed({
    kind: MeasureKind,
    reason: line(2000),
    evades: Type.Optional(Type.Boolean()),
    notice: Type.Optional(closed({ zh: Text(10_000), en: Text(10_000) })),
  }),
  responses: { 201: Measure },
});

export const listStoreMeasures = route({
  id: 'list-store-measures',
  method: 'GET',
  path: '/api/v1/store-measures',
  permission: 'programme.read',
  summary: 'Measures that stores took by themselves, the newest first; firms see those on their apps.',
  query: closed({
    ...paging,
    store: Type.Optional(Uuid),
    programme: Type.Optional(Uuid),
    kind: Type.Optional(MeasureKind),
    state: Type.Optional(MeasureState),
    listing: Type.Optional(Uuid),
    account: Type.Optional(Uuid),
    standing: Type.Optional(Type.Boolean({ description: 'true: those that were not lifted' })),
  }),
  responses: { 200: page(Measure) },
});

const measureParams = closed({ measure: Uuid });

export const appealStoreMeasure = route({
  id: 'appeal-store-measure',
  method: 'POST',
  path: '/api/v1/store-measures/:measure/appeal',
  permission: 'case.object',
  summary: 'The developer appeals against a store’s measure; a store may enter what reached it otherwise.',
  params: measureParams,
  precondition: true,
  body: closed({ text: Text(10_000) }),
  responses: { 200: Measure },
});

export const decideStoreMeasure = route({
  id: 'decide-store-measure',
  method: 'POST',
  path: '/api/v1/store-measures/:measure/decision',
  permission: 'programme.manage',
  summary: 'The store upholds a measure after an appeal, or lifts it.',
  params: measureParams,
  precondition: true,
  body: closed({ on: oneOf(['uphold', 'lift']), text: Text(10_000) }),
  responses: { 200: Measure },
});

export const listShelf = route({
  id: 'list-shelf',
  method: 'GET',
  path: '/api/v1/shelf/listings',
  permission: 'listing.read',
  summary:
    'Listings of one’s own store with what is wrong with each: confirmed findings, open orders, own measures, what its page lacks. Without a state those on the shelf.',
  query: closed({
    ...paging,
    q: Type.Optional(line(100)),
    state: Type.Optional(ListingState),
    withProblems: Type.Optional(Type.Boolean()),
    withFindings: Type.Optional(Type.Boolean()),
    account: Type.Optional(Uuid),
  }),
  responses: {
    200: page(
      closed({
        id: Uuid,
        storeAppId: Type.String(),
        name: Type.String(),
        versionName: nullable(Type.String()),
        state: Type.String(),
        developer: nullable(Type.String()),
        app: nullable(Uuid),
        findings: Count,
        orders: Count,
        measures: Count,
        missing: Type.Array(oneOf(['developer', 'version', 'permissions', 'policy', 'filing'])),
      }),
    ),
  },
});

export const listDeveloperAccounts = route({
  id: 'list-developer-accounts',
  method: 'GET',
  path: '/api/v1/shelf/developers',
  permission: 'listing.read',
  summary: 'Developer accounts of one’s own store, with how many listings, problems and measures each has.',
  query: closed(paging),
  responses: {
    200: page(
      closed({
        id: Uuid,
        account: Type.String(),
        name: Type.String(),
        operator: nullable(Uuid),
        listings: Count,
        withFindings: Count,
        measures: Count,
        isBanned: Type.Boolean(),
      }),
    ),
  },
});

export const readGuidance = route({
  id: 'download-store-guidance',
  method: 'GET',
  path: '/api/v1/shelf/guidance',
  permission: 'programme.manage',
  summary: '合规指引 for a store’s developers as one page, under the store’s own name, mark and contact.',
  query: closed({
    lang: Type.Optional(oneOf(['zh', 'en'])),
    mark: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '^[^<>]*$' })),
    contact: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: '^[^<>]*$' })),
    clauses: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, pattern: '^[A-Za-z0-9._/*-]+(,[A-Za-z0-9._/*-]+)*$' })),
  }),
  download: 'text/html; charset=utf-8',
  responses: { 200: Type.Unsafe<unknown>({}) },
});

export const programmeRoutes = [
  listProgrammes,
  createProgramme,
  readProgramme,
  moveProgramme,
  listProgrammeTargets,
  imposeStoreMeasure,
  listStoreMeasures,
  appealStoreMeasure,
  decideStoreMeasure,
  listShelf,
  listDeveloperAccounts,
  readGuidance,
] as const;
