import Type from 'typebox';
import { closed, Day, Instant, line, nullable, oneOf, Uuid } from '../../schema.ts';

export const CaseStateWord = oneOf([
  'LEAD',
  'REVIEWING',
  'CONFIRMED',
  'ORDER_DRAFT',
  'ORDERED',
  'SERVED',
  'RECTIFYING',
  'SUBMITTED',
  'RETESTING',
  'RECTIFIED',
  'OVERDUE',
  'NOTICE_PENDING',
  'NOTICED',
  'DELIST_DRAFT',
  'DELIST_ORDERED',
  'DELISTED',
  'RELIST_APPROVED',
  'RELISTED',
  'CLOSED',
  'WATCH',
  'OBJECTION_REVIEW',
  'WITHDRAWN',
  'MERGED',
  'TRANSFERRED',
]);

export const SubjectKind = oneOf(['app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled']);

export const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });

export const RegionState = Type.String({ description: "'' while nothing was begun" });

/** Law, document or rule: no step is taken without one. */
export const Basis = line(1000);

export const Reason = line(4000);

export const Case = closed({
  id: Uuid,
  number: nullable(Type.String({ description: '案号; null before two persons confirmed the fault' })),
  state: CaseStateWord,
  penalty: RegionState,
  access: RegionState,
  credit: RegionState,
  subject: closed({ kind: SubjectKind, id: Type.String(), name: Type.String() }),
  app: nullable(Uuid),
  operator: nullable(closed({ id: Uuid, name: nullable(Type.String()) })),
  authority: closed({ id: Uuid, name: Type.String() }),
  province: nullable(Type.String({ description: 'of the authority; null: the ministry' })),
  territory: nullable(Type.String({ description: '属地 of the operator' })),
  handler: nullable(Uuid),
  campaign: nullable(Uuid),
  clauses: Type.Array(Type.String()),
  round: Type.Integer({ minimum: 1, description: 'counted on with every relapse' }),
  recurrenceOf: nullable(Uuid),
  transferredFrom: nullable(Uuid),
  mergedInto: nullable(Uuid),
  openedAt: Instant,
  servedAt: nullable(Instant),
  noticedAt: nullable(Instant),
  delistedAt: nullable(Instant),
  closedAt: nullable(Instant),
  noRelistUntil: nullable(Instant),
  watchOn: nullable(Day),
  nextDueAt: nullable(Instant),
  isDemo: Type.Boolean(),
  version: Type.Integer(),
});

export const caseParams = closed({ case: Uuid });

export const CASES = '/api/v1/cases';
