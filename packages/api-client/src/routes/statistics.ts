import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Uuid } from '../schema.ts';

/** In the order of the way from a test to a shelf and back; then cases by the day of their closing. */
export const STAGES = [
  ...(['tested', 'problem', 'ordered', 'submitted', 'rectified'] as const),
  ...(['notified', 'delisted', 'relisted', 'relapsed'] as const),
  ...(['closed', 'recurred'] as const),
] as const;
export const Stage = oneOf(STAGES);
export const Dimension = oneOf([
  'month',
  'province',
  'territory',
  'store',
  'clause',
  'category',
  'operator',
  'sdk',
  'engine',
  'batch',
  'campaign',
]);

const narrowed = {
  from: Type.Optional(Day),
  until: Type.Optional(Day),
  asOf: Type.Optional(Instant),
  month: Type.Optional(Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' })),
  province: Type.Optional(Type.String({ pattern: '^([1-6][0-9]|ministry)$' })),
  territory: Type.Optional(Type.String({ pattern: '^([1-6][0-9]|unknown)$' })),
  store: Type.Optional(Uuid),
  clause: Type.Optional(line(60)),
  category: Type.Optional(Type.String({ pattern: '^([1-9]|[12][0-9]|3[0-9]|unknown)$' })),
  operator: Type.Optional(Type.Union([Uuid, Type.Literal('unknown')])),
  sdk: Type.Optional(line(120)),
  engine: Type.Optional(line(120)),
  batch: Type.Optional(Uuid),
  campaign: Type.Optional(Type.Union([Uuid, Type.Literal('none')])),
};

/** Who decided an item: nothing that nobody decided is one. */
export const Decider = oneOf(['machine', 'person']);

const Figure = closed({
  stage: Stage,
  label: closed({ zh: Type.String(), en: Type.String() }),
  unit: oneOf(['test', 'finding', 'case']),
  count: Count,
  subjects: Count,
  /** The address of the list of as many rows. */
  list: Type.String(),
  /** The same of `subjects`: each app once, with the newest of its rows. */
  subjectList: Type.String(),
});

export const readFunnel = route({
  id: 'read-funnel',
  method: 'GET',
  path: '/api/v1/statistics/funnel',
  permission: 'statistics.read',
  summary:
    'Tested, problem, ordered, submitted, rectified, notified, delisted, relisted, relapsed: of what one may read, as of an instant; each figure opens its list.',
  query: closed({
    ...narrowed,
    by: Type.Optional(Dimension),
    top: Type.Optional(Stage),
    most: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 500, description: 'with `top`: only values with the largest figures of that stage' }),
    ),
  }),
  responses: {
    200: closed({
      asOf: Instant,
      scope: Type.String(),
      figures: Type.Array(Figure),
      /** Stages that these conditions cannot narrow; left out, not counted whole. */
      leftOut: Type.Array(Stage),
      by: nullable(Dimension),
      slices: Type.Array(closed({ value: Type.String(), name: nullable(Type.String()), figures: Type.Array(Figure) })),
      isCut: Type.Boolean(),
    }),
  },
});

export const listFunnel = route({
  id: 'list-funnel',
  method: 'GET',
  path: '/api/v1/statistics/rows',
  permission: 'statistics.read',
  summary: 'The rows that a figure counts, by the same conditions and the same instant.',
  query: closed({
    ...paging,
    ...narrowed,
    stage: Stage,
    /** Each app or other subject once, with the newest of its rows. */
    each: Type.Optional(oneOf(['subject'])),
  }),
  responses: {
    200: page(
      closed({
        key: Uuid,
        subject: Type.String(),
        name: Type.String(),
        at: Instant,
        app: nullable(Uuid),
        case: nullable(Uuid),
        finding: nullable(Uuid),
        operator: nullable(Uuid),
        province: nullable(Type.String()),
        territory: nullable(Type.String()),
        clauses: Type.Array(Type.String()),
        /** Of a test: its items, and those that a machine decided. */
        testedItems: nullable(Count),
        machineItems: nullable(Count),
      }),
    ),
  },
});

export const listTestedItems = route({
  id: 'list-tested-items',
  method: 'GET',
  path: '/api/v1/statistics/items',
  permission: 'statistics.read',
  summary:
    'The items that tests tested, one clause of one artifact each, and whether a machine or a person decided: what shares of machines are counted from.',
  query: closed({ ...paging, ...narrowed, decidedBy: Type.Optional(Decider) }),
  responses: {
    200: page(
      closed({
        scan: Uuid,
        clause: Type.String(),
        decidedBy: Decider,
        at: Instant,
        name: Type.String(),
        app: nullable(Uuid),
        operator: nullable(Uuid),
        territory: nullable(Type.String()),
      }),
    ),
  },
});

/** The list holds the items that the hours are of. */
const Hours = closed({ count: Count, median: nullable(Type.Number()), p90: nullable(Type.Number()), list: Type.String() });
const rate = {
  count: Count,
  of: Count,
  share: nullable(Type.Number()),
  interval: nullable(closed({ low: Type.Number(), high: Type.Number() })),
};

export const readStoreFigures = route({
  id: 'read-store-figures',
  method: 'GET',
  path: '/api/v1/statistics/stores',
  permission: 'statistics.read',
  summary: 'How fast each store does what it was ordered (hours), what came back, and how much of its shelf is here.',
  query: closed({ asOf: Type.Optional(Instant) }),
  responses: {
    200: closed({
      asOf: Instant,
      items: Type.Array(
        closed({
          store: Uuid,
          name: Type.String(),
          items: Count,
          open: Count,
          reappeared: Count,
          acknowledged: Hours,
          reported: Hours,
          verified: Hours,
          /** Of the listings that are up now those whose file is here; null as of an earlier instant, of which that is not known. */
          coverage: nullable(closed({ ...rate, list: Type.String(), ofList: Type.String() })),
          list: Type.String(),
          openList: Type.String(),
          reappearedList: Type.String(),
        }),
      ),
    }),
  },
});

export const readYear = route({
  id: 'read-year-figures',
  method: 'GET',
  path: '/api/v1/statistics/year',
  permission: 'statistics.read',
  summary:
    'A year at a glance: apps tested against the target, relapses of what was closed, firms with problems twice or more, firms served, items tested by machine, and what stores say that they took down of themselves.',
  query: closed({ year: Type.Integer({ minimum: 2000, maximum: 2200 }), asOf: Type.Optional(Instant) }),
  responses: {
    200: closed({
      year: Type.Integer(),
      asOf: Instant,
      tested: closed({ count: Count, target: nullable(Count), list: Type.String() }),
      /** Of the cases closed in the year those that came again; `ofList` holds all that were closed. */
      relapses: closed({ ...rate, list: Type.String(), ofList: Type.String() }),
      repeatOffenders: closed({ count: Count, list: Type.String() }),
      enterprisesServed: closed({ count: Count, list: Type.String() }),
      /** Items that a machine decided, of all that were tested; `testsList` holds the tests that they are of. */
      automation: closed({ ...rate, tests: Count, list: Type.String(), ofList: Type.String(), testsList: Type.String() }),
      /** Added up over the reports of the list. */
      ownDelistings: closed({ count: Count, reports: Count, isReportedByStores: Type.Literal(true), list: Type.String() }),
    }),
  },
});

export const setTestingTarget = route({
  id: 'set-testing-target',
  method: 'PUT',
  path: '/api/v1/statistics/targets/:year',
  permission: 'system.manage',
  summary: 'Sets how many tests a year is to have; null takes the target away. The version is that of the year as it was read.',
  precondition: true,
  params: closed({ year: Type.Integer({ minimum: 2000, maximum: 2200 }) }),
  body: closed({ target: nullable(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })) }),
  responses: { 200: closed({ year: Type.Integer(), target: nullable(Count) }) },
});

export const Snapshot = closed({
  id: Uuid,
  name: Type.String(),
  organisation: Uuid,
  scope: Type.String(),
  query: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
  asOf: Instant,
  result: Type.Unsafe<unknown>({}),
  hash: Sha256,
  publishedAt: nullable(Instant),
  createdAt: Instant,
});

export const createSnapshot = route({
  id: 'create-snapshot',
  method: 'POST',
  path: '/api/v1/statistics/snapshots',
  permission: 'snapshot.create',
  summary: 'Freezes a funnel as it is read now: with its conditions, its instant and a hash; it does not change any more.',
  idempotency: true,
  body: closed({ name: line(200), query: closed({ ...narrowed, by: Type.Optional(Dimension) }) }),
  responses: { 201: Snapshot },
});

export const listSnapshots = route({
  id: 'list-snapshots',
  method: 'GET',
  path: '/api/v1/statistics/snapshots',
  permission: 'statistics.read',
  summary: 'Frozen figures: own ones, and those that were published; the newest first.',
  query: closed(paging),
  responses: { 200: page(Snapshot) },
});

export const readSnapshot = route({
  id: 'read-snapshot',
  method: 'GET',
  path: '/api/v1/statistics/snapshots/:snapshot',
  permission: 'statistics.read',
  summary: 'One frozen figure.',
  params: closed({ snapshot: Uuid }),
  responses: { 200: Snapshot },
});

export const publishSnapshot = route({
  id: 'publish-snapshot',
  method: 'POST',
  path: '/api/v1/statistics/snapshots/:snapshot/publication',
  permission: 'notice.publish',
  summary: 'Publishes frozen figures of one’s own authority: everybody reads them from now on.',
  params: closed({ snapshot: Uuid }),
  responses: { 200: Snapshot },
});

export const statisticsRoutes = [
  readFunnel,
  listFunnel,
  listTestedItems,
  readStoreFigures,
  readYear,
  setTestingTarget,
  createSnapshot,
  listSnapshots,
  readSnapshot,
  publishSnapshot,
] as const;
