import Type from 'typebox';
import { Count, closed, Day, Instant, line, nullable, oneOf, Sha256, Uuid, Word } from '../../schema.ts';

export const CONDUCT_KINDS = [
  'unreachable',
  'shirking',
  'delaying',
  'obstructing',
  'refusing',
  'order-ignored',
  'incomplete-rectification',
  'repetition',
  'technical-evasion',
] as const;
const PROOF_KINDS = ['service', 'order', 'evidence', 'case', 'notice', 'finding', 'deadline', 'breach', 'file'] as const;
export const CITED_WORDS = ['order-ignored', 'incomplete-rectification', 'repetition', 'technical-evasion'] as const;
export const PENALTY_TYPES = ['warning', 'criticism', 'fine', 'confiscation', 'suspension', 'licence-revocation'] as const;
export const CREDIT_LISTS = ['bad', 'dishonest'] as const;
const RISK_REASONS = [
  'offence',
  'relapse',
  'overdue',
  'delisting',
  'conduct',
  'evasion',
  'breach',
  'penalty',
  'credit',
  'open',
  'reach',
] as const;

export const Text = Type.String();
export const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });
export const operatorParams = closed({ operator: Uuid });

export const ConductState = oneOf(['RECORDED', 'IN_FORCE', 'REJECTED', 'DISPUTED', 'WITHDRAWN']);
export const Proof = closed({
  kind: oneOf(PROOF_KINDS),
  target: Type.String({
    pattern: '^([0-9a-f]{64}|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$',
    description: 'id of the row; SHA-256 of evidence and files',
  }),
});

export const ConductEntry = closed({
  id: Uuid,
  operator: Uuid,
  operatorName: nullable(Text),
  case: nullable(Uuid),
  kind: oneOf(CONDUCT_KINDS),
  statement: Text,
  happenedAt: Instant,
  organisation: Uuid,
  state: ConductState,
  proofs: Type.Array(Proof),
  toldAt: nullable(Instant),
  dispute: nullable(Text),
  disputedAt: nullable(Instant),
  createdAt: Instant,
  version: Type.Integer(),
});
/** One step of an entry, a penalty or a list: who took it stays inside the authority. */
export const ConductStep = closed({ seq: Count, event: Word, from: nullable(Text), to: Text, basis: Text, at: Instant });

export const Commitment = closed({
  id: Uuid,
  operator: Uuid,
  operatorName: nullable(Text),
  case: nullable(Uuid),
  organisation: Uuid,
  text: Text,
  signatory: Text,
  title: Text,
  signedOn: Day,
  file: Sha256,
  breaches: Type.Array(closed({ id: Uuid, case: Uuid, statement: Text, at: Instant })),
  createdAt: Instant,
});

export const Person = closed({ name: line(100), title: Type.String({ maxLength: 100 }) });
export const Interview = closed({
  id: Uuid,
  operator: Uuid,
  operatorName: nullable(Text),
  case: nullable(Uuid),
  order: nullable(Uuid),
  organisation: Uuid,
  heldAt: Instant,
  place: Text,
  attended: Type.Array(closed({ name: Text, title: Text })),
  officers: Type.Array(Text),
  summary: Text,
  minutes: Sha256,
  createdAt: Instant,
});

export const Penalty = closed({
  id: Uuid,
  operator: Uuid,
  operatorName: nullable(Text),
  case: Uuid,
  organisation: Uuid,
  type: oneOf(PENALTY_TYPES),
  amountFen: Count,
  paidFen: Count,
  reason: Text,
  law: Text,
  list: nullable(oneOf(CREDIT_LISTS)),
  state: oneOf(['RECORDED', 'NOTIFIED', 'DECIDED', 'PAID', 'REVOKED']),
  noticeOrder: nullable(Uuid),
  decisionOrder: nullable(Uuid),
  decidedAt: nullable(Instant),
  paidAt: nullable(Instant),
  citations: Type.Array(
    closed({ word: oneOf(CITED_WORDS), entries: Type.Array(closed({ kind: oneOf(['conduct', 'breach']), id: Uuid })) }),
  ),
  createdAt: Instant,
  version: Type.Integer(),
});

export const CreditEntry = closed({
  id: Uuid,
  list: oneOf(CREDIT_LISTS),
  operator: Uuid,
  penalty: Uuid,
  case: Uuid,
  organisation: Uuid,
  operatorName: Text,
  creditCode: nullable(Text),
  licence: nullable(Text),
  handledOn: Day,
  reason: Text,
  listedBy: Text,
  state: oneOf(['DUE', 'LISTED', 'REMOVED', 'DROPPED']),
  dueAt: Instant,
  listedAt: nullable(Instant),
  removedAt: nullable(Instant),
  removalReason: nullable(Text),
  removalFile: nullable(Sha256),
  createdAt: Instant,
  version: Type.Integer(),
});

export const Offence = closed({
  source: oneOf(['case', 'notice', 'ledger']),
  id: Uuid,
  app: nullable(Uuid),
  subjectName: Text,
  clauses: Type.Array(Text),
  at: Instant,
  organisation: Uuid,
  isRelapse: Type.Boolean(),
  isImported: Type.Boolean(),
});
export const Counts = closed({
  times: Count,
  importedTimes: Count,
  products: Type.Array(closed({ kind: Word, id: Text, name: Text, times: Count })),
  clauses: Type.Array(closed({ clause: Text, times: Count })),
});
export const Reason = oneOf(RISK_REASONS);
export const Risk = closed({
  level: oneOf(['low', 'medium', 'high']),
  points: Count,
  reasons: Type.Array(closed({ reason: Reason, count: Count, points: Count, list: Text })),
});

export const asked = {
  app: Type.Optional(Uuid),
  clause: Type.Optional(line(200)),
  from: Type.Optional(Instant),
  until: Type.Optional(Instant),
  imported: Type.Optional(Type.Boolean({ description: 'counts orders and notices of old books, too' })),
};

export const ofOperator = { operator: Type.Optional(Uuid) };
