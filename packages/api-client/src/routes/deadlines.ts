import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, nullable, oneOf, page, paging, Uuid, Word } from '../schema.ts';

const States = ['PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED', 'MET', 'EXTENDED', 'EXPIRED', 'CANCELLED'] as const;
const State = oneOf(States);
const EndOfDay = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' });

/** How a deadline is set, as `DeadlineRule` of domain/deadline. */
export const DeadlineRule = Type.Union([
  closed({ kind: Type.Literal('instant'), at: Instant }),
  closed({ kind: Type.Literal('working-days'), count: Type.Integer({ minimum: 1, maximum: 3650 }), endsAt: Type.Optional(EndOfDay) }),
  closed({
    kind: Type.Literal('calendar-days'),
    count: Type.Integer({ minimum: 1, maximum: 3650 }),
    endsAt: Type.Optional(EndOfDay),
    rollForward: Type.Optional(Type.Boolean()),
  }),
  closed({ kind: Type.Literal('hours'), count: Type.Integer({ minimum: 1, maximum: 87_600 }) }),
  closed({ kind: Type.Literal('at-once'), escalateAfterHours: Type.Integer({ minimum: 1, maximum: 87_600 }) }),
]);

export const Deadline = closed({
  id: Uuid,
  target: closed({ kind: Type.String(), id: Uuid }),
  case: nullable(closed({ id: Uuid, number: nullable(Type.String()), subjectName: nullable(Type.String()) })),
  purpose: Type.String(),
  obliged: Type.String({ description: '`operator:<id>`, `store:<id>`, `organisation:<id>`' }),
  organisation: Uuid,
  province: nullable(Type.String()),
  rule: DeadlineRule,
  state: State,
  startEvent: Type.String(),
  startedAt: nullable(Instant),
  due: nullable(Instant),
  dueOn: nullable(Day),
  printedText: nullable(Type.String()),
  document: nullable(Uuid),
  extendedBy: nullable(Uuid),
  pausedAt: nullable(Instant),
  endedAt: nullable(Instant),
  escalated: Count,
  version: Type.Integer(),
});

const deadlineParams = closed({ deadline: Uuid });

export const listDeadlines = route({
  id: 'list-deadlines',
  method: 'GET',
  path: '/api/v1/deadlines',
  permission: 'deadline.read',
  summary: 'Deadlines that one may see, the first due first; those whose day is not known come last.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    targetKind: Type.Optional(Word),
    target: Type.Optional(Uuid),
    case: Type.Optional(Uuid),
    purpose: Type.Optional(Word),
    obliged: Type.Optional(Type.String({ pattern: '^(operator|store|organisation):[0-9a-f-]{36}$' })),
    firm: Type.Optional(Uuid),
    result: Type.Optional(oneOf(['asked', 'kept', 'missed', 'running'])),
    ruleKind: Type.Optional(oneOf(['instant', 'working-days', 'calendar-days', 'hours', 'at-once'])),
    startedFrom: Type.Optional(Instant),
    startedBefore: Type.Optional(Instant),
    mine: Type.Optional(Type.Boolean({ description: 'of cases that I handle' })),
    isOverdue: Type.Optional(Type.Boolean({ description: 'running and over, or due at once and late' })),
    dueFrom: Type.Optional(Instant),
    dueBefore: Type.Optional(Instant),
  }),
  responses: { 200: page(Deadline) },
});

export const readDeadline = route({
  id: 'read-deadline',
  method: 'GET',
  path: '/api/v1/deadlines/:deadline',
  permission: 'deadline.read',
  summary: 'One deadline with its history.',
  params: deadlineParams,
  responses: {
    200: closed({
      deadline: Deadline,
      history: Type.Array(
        closed({
          seq: Count,
          event: Type.String(),
          from: nullable(Type.String()),
          to: Type.String(),
          actor: Type.String(),
          basis: Type.String(),
          detail: Type.Record(Type.String(), Type.Unknown()),
          at: Instant,
        }),
      ),
    }),
  },
});

const Document = Type.String({ format: 'uuid', description: 'the issued document that says so' });

export const pauseDeadline = route({
  id: 'pause-deadline',
  method: 'POST',
  path: '/api/v1/deadlines/:deadline/pause',
  permission: 'deadline.extend',
  summary: 'Stops the clock, by an issued document.',
  params: deadlineParams,
  precondition: true,
  body: closed({ document: Document }),
  responses: { 200: Deadline },
});

export const resumeDeadline = route({
  id: 'resume-deadline',
  method: 'POST',
  path: '/api/v1/deadlines/:deadline/resume',
  permission: 'deadline.extend',
  summary: 'Lets the clock go on, by an issued document: what was left is left.',
  params: deadlineParams,
  precondition: true,
  body: closed({ document: Document }),
  responses: { 200: Deadline },
});

export const extendDeadline = route({
  id: 'extend-deadline',
  method: 'POST',
  path: '/api/v1/deadlines/:deadline/extend',
  permission: 'deadline.extend',
  summary: '延期 by an issued document: a later deadline takes its place; days are counted from the end of the old one.',
  params: deadlineParams,
  precondition: true,
  body: closed({ document: Document, rule: DeadlineRule }),
  responses: { 201: Deadline },
});

export const listResponseTimes = route({
  id: 'list-response-times',
  method: 'GET',
  path: '/api/v1/deadlines/response-times',
  permission: 'deadline.read',
  summary: 'How long stores took for what was to be done at once, by store.',
  query: closed({ from: Type.Optional(Day), until: Type.Optional(Day) }),
  responses: {
    200: closed({
      from: Day,
      until: Day,
      asOf: Instant,
      items: Type.Array(
        closed({
          obliged: Type.String({ description: 'as `list-deadlines` takes it, whoever it is' }),
          store: nullable(closed({ id: Uuid, name: Type.String() })),
          asked: Count,
          done: Count,
          late: Type.Integer({ minimum: 0, description: 'not done, and past the threshold' }),
          medianHours: nullable(Type.Number()),
          longestHours: nullable(Type.Number()),
        }),
      ),
    }),
  },
});

const Warnings = closed({
  workingDays: Type.Array(Type.Integer({ minimum: 1, maximum: 60 }), {
    maxItems: 10,
    uniqueItems: true,
    description: 'so many working days before the end somebody is told; at the end itself always',
  }),
  version: Type.Integer(),
});

export const readDeadlineWarnings = route({
  id: 'read-deadline-warnings',
  method: 'GET',
  path: '/api/v1/deadline-warnings',
  permission: 'calendar.read',
  summary: 'When people are told of a deadline before its end.',
  responses: { 200: Warnings },
});

export const setDeadlineWarnings = route({
  id: 'set-deadline-warnings',
  method: 'PUT',
  path: '/api/v1/deadline-warnings',
  permission: 'system.manage',
  summary: 'Sets when people are told of a deadline before its end.',
  precondition: true,
  body: closed({ workingDays: Warnings.properties.workingDays }),
  responses: { 200: Warnings },
});

export const deadlineRoutes = [
  readDeadlineWarnings,
  setDeadlineWarnings,
  listDeadlines,
  readDeadline,
  pauseDeadline,
  resumeDeadline,
  extendDeadline,
  listResponseTimes,
] as const;
