import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Sha256, Uuid, Word } from '../schema.ts';

const Kind = oneOf(['case', 'operator', 'clause', 'category']);
const Trigger = oneOf(['new-version', 'complaint', 'remote-configuration']);
const RuleState = oneOf(['ACTIVE', 'PAUSED', 'ENDED']);
const CheckState = oneOf(['DUE', 'SCANNING', 'REVIEWING', 'PASSED', 'RELAPSED', 'NOT_TESTED', 'DROPPED']);
const reason = line(1000);

/** Who is looked at again, why, how often. */
export const WatchRule = closed({
  id: Uuid,
  kind: Kind,
  target: Type.String(),
  clauses: Type.Array(Type.String()),
  organisation: Uuid,
  everyDays: nullable(Count),
  triggers: Type.Array(Trigger),
  note: Type.String(),
  state: RuleState,
  from: Instant,
  until: nullable(Instant),
  nextDueAt: nullable(Instant),
  createdAt: Instant,
  version: Type.Integer(),
});

/** 回头看: one look at one closed case. */
export const WatchCheck = closed({
  id: Uuid,
  case: Uuid,
  caseNumber: nullable(Type.String()),
  app: nullable(closed({ id: Uuid, name: Type.String() })),
  rule: nullable(Uuid),
  draw: nullable(Uuid),
  campaign: nullable(Uuid),
  trigger: Type.String(),
  ref: Type.String(),
  clauses: Type.Array(Type.String()),
  organisation: Uuid,
  state: CheckState,
  artifact: nullable(Uuid),
  scan: nullable(Uuid),
  outcome: Type.Array(closed({ clause: Type.String(), outcome: Type.String() })),
  relapse: nullable(Uuid),
  reason: Type.String(),
  dueAt: Instant,
  endedAt: nullable(Instant),
});

/** 随机抽查, so that anyone can lay it again. */
export const WatchDraw = closed({
  id: Uuid,
  organisation: Uuid,
  seed: Type.String(),
  frame: Type.Array(Uuid),
  frameHash: Sha256,
  size: Count,
  drawn: Type.Array(Uuid),
  sampleHash: Sha256,
  isReproduced: Type.Boolean({ description: 'drawn again from frame and seed just now, with the same result' }),
  at: Instant,
});

export const listWatchRules = route({
  id: 'list-watch-rules',
  method: 'GET',
  path: '/api/v1/watch/rules',
  permission: 'watch.read',
  summary: 'Rules by which closed cases are looked at again, the newest first.',
  query: closed({ ...paging, kind: Type.Optional(Kind), target: Type.Optional(Word), state: Type.Optional(RuleState) }),
  responses: { 200: page(WatchRule) },
});

export const createWatchRule = route({
  id: 'create-watch-rule',
  method: 'POST',
  path: '/api/v1/watch/rules',
  permission: 'watch.manage',
  summary: 'Watches a case, a firm, a clause or a category: every so many days, or when something happens.',
  idempotency: true,
  body: closed({
    kind: Kind,
    target: Word,
    clauses: Type.Optional(Type.Array(Word, { maxItems: 100, uniqueItems: true })),
    everyDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
    triggers: Type.Optional(Type.Array(Trigger, { maxItems: 3, uniqueItems: true })),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
    from: Type.Optional(Instant),
    until: Type.Optional(Instant),
  }),
  responses: { 201: WatchRule },
});

export const readWatchRule = route({
  id: 'read-watch-rule',
  method: 'GET',
  path: '/api/v1/watch/rules/:rule',
  permission: 'watch.read',
  summary: 'One rule.',
  params: closed({ rule: Uuid }),
  responses: { 200: WatchRule },
});

export const changeWatchRule = route({
  id: 'change-watch-rule',
  method: 'PUT',
  path: '/api/v1/watch/rules/:rule/state',
  permission: 'watch.manage',
  summary: 'Pauses a rule, takes it up again, or ends it.',
  params: closed({ rule: Uuid }),
  precondition: true,
  body: closed({ state: RuleState, reason }),
  responses: { 200: WatchRule },
});

export const listWatchChecks = route({
  id: 'list-watch-checks',
  method: 'GET',
  path: '/api/v1/watch/checks',
  permission: 'watch.read',
  summary: 'Looks back that are due, under way and over, the newest first.',
  query: closed({
    ...paging,
    state: Type.Optional(CheckState),
    case: Type.Optional(Uuid),
    rule: Type.Optional(Uuid),
    draw: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    isDue: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: page(WatchCheck) },
});

export const raiseWatchCheck = route({
  id: 'raise-watch-check',
  method: 'POST',
  path: '/api/v1/watch/checks',
  permission: 'watch.manage',
  summary: 'Has one closed case looked at now.',
  idempotency: true,
  body: closed({ case: Uuid, trigger: oneOf(['person', 'complaint', 'remote-configuration']), ref: line(200) }),
  responses: { 201: WatchCheck },
});

export const drawWatchChecks = route({
  id: 'draw-watch-checks',
  method: 'POST',
  path: '/api/v1/watch/draws',
  permission: 'watch.manage',
  summary: 'Draws closed cases with a seed and has them looked at. The same frame and seed give the same list.',
  idempotency: true,
  body: closed({
    seed: line(200),
    size: Type.Integer({ minimum: 1, maximum: 10_000 }),
    clause: Type.Optional(Word),
    category: Type.Optional(Type.Integer({ minimum: 1, maximum: 39 })),
    operator: Type.Optional(Uuid),
  }),
  responses: { 201: closed({ draw: WatchDraw, raised: Count }) },
});

export const readWatchDraw = route({
  id: 'read-watch-draw',
  method: 'GET',
  path: '/api/v1/watch/draws/:draw',
  permission: 'watch.read',
  summary: 'A draw with its frame and its seed, laid again.',
  params: closed({ draw: Uuid }),
  responses: { 200: WatchDraw },
});

export const watchRoutes = [
  listWatchRules,
  createWatchRule,
  readWatchRule,
  changeWatchRule,
  listWatchChecks,
  raiseWatchCheck,
  drawWatchChecks,
  readWatchDraw,
] as const;
