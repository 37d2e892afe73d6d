import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { Operator } from './inventory.ts';

const CONDUCT_KINDS = [
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
const CITED_WORDS = ['order-ignored', 'incomplete-rectification', 'repetition', 'technical-evasion'] as const;
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

const Text = Type.String();
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });
const operatorParams = closed({ operator: Uuid });

const ConductState = oneOf(['RECORDED', 'IN_FORCE', 'REJECTED', 'DISPUTED', 'WITHDRAWN']);
const Proof = closed({
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

const Person = closed({ name: line(100), title: Type.String({ maxLength: 100 }) });
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

const Offence = closed({
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
const Counts = closed({
  times: Count,
  importedTimes: Count,
  products: Type.Array(closed({ kind: Word, id: Text, name: Text, times: Count })),
  clauses: Type.Array(closed({ clause: Text, times: Count })),
});
const Reason = oneOf(RISK_REASONS);
const Risk = closed({
  level: oneOf(['low', 'medium', 'high']),
  points: Count,
  reasons: Type.Array(closed({ reason: Reason, count: Count, points: Count, list: Text })),
});

export const readOperatorRecord = route({
  id: 'read-operator-record',
  method: 'GET',
  path: '/api/v1/operators/:operator/record',
  permission: 'conduct.read',
  summary:
    'All that is known of a firm, as far as one may see it: products on every shelf, findings, cases, deadlines kept and missed, relapses, notices, conduct, promises, penalties, lists, its group, and its risk with the reasons. At most 200 rows of each; what old books say is apart and says so.',
  params: operatorParams,
  responses: {
    200: closed({
      operator: Operator,
      risk: Risk,
      offences: Counts,
      deadlines: closed({
        kept: Count,
        missed: Count,
        running: Count,
        rows: Type.Array(
          closed({ id: Uuid, purpose: Text, case: nullable(Uuid), state: Word, dueAt: nullable(Instant), endedAt: nullable(Instant) }),
        ),
      }),
      products: Type.Array(
        closed({
          id: Uuid,
          kind: Word,
          platform: Word,
          package: Text,
          name: Text,
          filingNumber: nullable(Text),
          category: nullable(Type.Integer()),
          isHead: Type.Boolean(),
          listings: Type.Array(
            closed({ id: Uuid, store: Uuid, storeName: Text, state: Word, versionName: nullable(Text), lastSeenAt: Instant }),
          ),
          openFindings: Count,
        }),
      ),
      findings: Type.Array(
        closed({
          id: Uuid,
          app: nullable(Uuid),
          subjectName: nullable(Text),
          clause: Text,
          state: Word,
          severity: Type.Integer(),
          openedAt: Instant,
        }),
      ),
      cases: Type.Array(
        closed({
          id: Uuid,
          number: nullable(Text),
          subjectKind: Word,
          subjectName: Text,
          organisation: Uuid,
          state: Word,
          penalty: Text,
          access: Text,
          credit: Text,
          round: Count,
          recurrenceOf: nullable(Uuid),
          clauses: Type.Array(Text),
          openedAt: Instant,
          closedAt: nullable(Instant),
        }),
      ),
      notices: Type.Array(closed({ id: Uuid, title: Text, publishedAt: Instant, subjectName: Text, problems: Type.Array(Text) })),
      signers: Type.Array(closed({ sha256: Sha256, subject: Text, files: Count })),
      sdks: Type.Array(closed({ id: Word, name: Text, vendor: Text, apps: Count, isOwn: Type.Boolean() })),
      group: Type.Array(
        closed({
          id: Uuid,
          name: Text,
          creditCode: nullable(Text),
          province: nullable(Text),
          relation: oneOf(['parent', 'child', 'sibling']),
        }),
      ),
      conduct: Type.Array(ConductEntry),
      commitments: Type.Array(Commitment),
      interviews: Type.Array(Interview),
      penalties: Type.Array(Penalty),
      credit: Type.Array(CreditEntry),
      unreached: Type.Array(
        closed({
          order: Uuid,
          number: nullable(Text),
          services: Type.Array(Uuid, { description: 'attempts that did not arrive: proof of `unreachable`' }),
          lastAt: Instant,
        }),
      ),
      imported: Type.Array(
        closed({
          id: Uuid,
          kind: Word,
          number: Text,
          authority: Text,
          subjectName: Text,
          happenedOn: nullable(Day),
          dueOn: nullable(Day),
          problems: Type.Array(Text),
          outcome: Text,
          file: Sha256,
          sheet: Text,
          line: Count,
        }),
      ),
    }),
  },
});

export const setOperatorGroup = route({
  id: 'set-operator-group',
  method: 'PUT',
  path: '/api/v1/operators/:operator/group',
  permission: 'operator.edit',
  summary: 'Puts a firm under the one that owns it, or under none: the page of each shows the others.',
  params: operatorParams,
  precondition: true,
  body: closed({ parent: nullable(Uuid), reason: line(1000) }),
  responses: { 200: Operator },
});

const asked = {
  app: Type.Optional(Uuid),
  clause: Type.Optional(line(200)),
  from: Type.Optional(Instant),
  until: Type.Optional(Instant),
  imported: Type.Optional(Type.Boolean({ description: 'counts orders and notices of old books, too' })),
};

export const listOperatorOffences = route({
  id: 'list-operator-offences',
  method: 'GET',
  path: '/api/v1/operators/:operator/offences',
  permission: 'conduct.read',
  summary:
    'Established problems of a firm with their counts for the firm, each product and each clause. Merged entries count together; apps that a split moved take theirs along.',
  params: operatorParams,
  query: closed({
    ...asked,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  responses: { 200: closed({ counts: Counts, items: Type.Array(Offence) }) },
});

export const listRiskRows = route({
  id: 'list-risk-rows',
  method: 'GET',
  path: '/api/v1/operators/:operator/risk/:reason',
  permission: 'conduct.read',
  summary: 'The rows behind one reason of a firm’s risk; their number is the reason’s number.',
  params: closed({ operator: Uuid, reason: Reason }),
  responses: {
    200: closed({ reason: Reason, count: Count, items: Type.Array(closed({ kind: Word, id: Text, text: Text, at: nullable(Instant) })) }),
  },
});

export const readRiskTable = route({
  id: 'read-risk-table',
  method: 'GET',
  path: '/api/v1/risk-table',
  permission: 'conduct.read',
  summary: 'What each reason of risk weighs, and from how many points a level begins. There is nothing else in it.',
  responses: {
    200: closed({
      reasons: Type.Array(closed({ reason: Reason, zh: Text, en: Text, points: Count, most: Count })),
      levels: Type.Array(closed({ level: Word, from: Count })),
    }),
  },
});

export const listRepeatOffenders = route({
  id: 'list-repeat-offenders',
  method: 'GET',
  path: '/api/v1/repeat-offenders',
  permission: 'conduct.read',
  summary:
    'Firms with established problems twice or more, in distinct cases or notices that one may see; `total` is their number, by the same predicate.',
  query: closed({
    ...paging,
    ...asked,
    province: Type.Optional(Province),
    atLeast: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '2 when absent' })),
  }),
  responses: {
    200: page(
      closed({
        operator: Uuid,
        name: Text,
        creditCode: nullable(Text),
        province: nullable(Text),
        times: Count,
        importedTimes: Count,
        products: Count,
        lastAt: Instant,
      }),
    ),
  },
});

const ofOperator = { operator: Type.Optional(Uuid) };

export const listConductEntries = route({
  id: 'list-conduct-entries',
  method: 'GET',
  path: '/api/v1/conduct-entries',
  permission: 'conduct.read',
  summary: 'What firms did or left undone, the newest first. A firm sees what it was told.',
  query: closed({ ...paging, ...ofOperator, kind: Type.Optional(oneOf(CONDUCT_KINDS)), state: Type.Optional(ConductState) }),
  responses: { 200: page(ConductEntry) },
});

const entryParams = closed({ entry: Uuid });

export const readConductEntry = route({
  id: 'read-conduct-entry',
  method: 'GET',
  path: '/api/v1/conduct-entries/:entry',
  permission: 'conduct.read',
  summary: 'One entry with its proofs and steps.',
  params: entryParams,
  responses: { 200: closed({ entry: ConductEntry, steps: Type.Array(ConductStep) }) },
});

export const recordConductEntry = route({
  id: 'record-conduct-entry',
  method: 'POST',
  path: '/api/v1/conduct-entries',
  permission: 'conduct.record',
  summary: 'Writes down conduct with its proof; every proof is looked up and must be about this firm. Another person approves it.',
  idempotency: true,
  body: closed({
    operator: Uuid,
    case: Type.Optional(Uuid),
    kind: oneOf(CONDUCT_KINDS),
    statement: line(4000),
    happenedAt: Instant,
    proofs: Type.Array(Proof, { minItems: 1, maxItems: 100 }),
  }),
  responses: { 201: ConductEntry },
});

export const decideConductEntry = route({
  id: 'decide-conduct-entry',
  method: 'POST',
  path: '/api/v1/conduct-entries/:entry/decision',
  permission: 'penalty.decide',
  summary: 'Another person than who recorded it approves or rejects an entry, upholds it in a dispute, or withdraws it with a reason.',
  params: entryParams,
  precondition: true,
  body: closed({ decision: oneOf(['approve', 'reject', 'uphold', 'withdraw']), reason: line(2000) }),
  responses: { 200: ConductEntry },
});

export const disputeConductEntry = route({
  id: 'dispute-conduct-entry',
  method: 'POST',
  path: '/api/v1/conduct-entries/:entry/dispute',
  permission: 'case.object',
  summary: 'The firm says that an entry is wrong; until that is decided it carries nothing.',
  params: entryParams,
  precondition: true,
  body: closed({ text: line(4000) }),
  responses: { 200: ConductEntry },
});

export const listCommitments = route({
  id: 'list-commitments',
  method: 'GET',
  path: '/api/v1/commitments',
  permission: 'conduct.read',
  summary: '承诺书 of firms with what broke them, the newest first.',
  query: closed({ ...paging, ...ofOperator }),
  responses: { 200: page(Commitment) },
});

export const recordCommitment = route({
  id: 'record-commitment',
  method: 'POST',
  path: '/api/v1/commitments',
  permission: 'conduct.record',
  summary: 'Keeps what a firm promised, who signed it and when, with the signed paper.',
  idempotency: true,
  body: closed({
    operator: Uuid,
    case: Type.Optional(Uuid),
    text: line(20_000),
    signatory: line(100),
    title: Type.Optional(line(100)),
    signedOn: Day,
    file: Sha256,
  }),
  responses: { 201: Commitment },
});

export const recordBreach = route({
  id: 'record-breach',
  method: 'POST',
  path: '/api/v1/commitments/:commitment/breaches',
  permission: 'conduct.record',
  summary: 'A case of the same firm, begun after the promise, shows that it was not kept.',
  params: closed({ commitment: Uuid }),
  idempotency: true,
  body: closed({ case: Uuid, statement: line(4000) }),
  responses: { 201: Commitment },
});

export const listInterviews = route({
  id: 'list-interviews',
  method: 'GET',
  path: '/api/v1/interviews',
  permission: 'conduct.read',
  summary: '约谈, the newest first.',
  query: closed({ ...paging, ...ofOperator }),
  responses: { 200: page(Interview) },
});

export const recordInterview = route({
  id: 'record-interview',
  method: 'POST',
  path: '/api/v1/interviews',
  permission: 'conduct.record',
  summary: 'Keeps who sat in a 约谈, when, what was said, and the minutes.',
  idempotency: true,
  body: closed({
    operator: Uuid,
    case: Type.Optional(Uuid),
    order: Type.Optional(Uuid),
    heldAt: Instant,
    place: Type.Optional(line(200)),
    attended: Type.Array(Person, { minItems: 1, maxItems: 50 }),
    officers: Type.Array(line(100), { minItems: 1, maxItems: 20 }),
    summary: line(20_000),
    minutes: Sha256,
  }),
  responses: { 201: Interview },
});

export const CONDUCT_FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;

export const addConductFile = route({
  id: 'add-conduct-file',
  method: 'POST',
  path: '/api/v1/conduct-files',
  permission: 'conduct.record',
  summary: 'Keeps a scan: a signed 承诺书, minutes, a proof of payment. Records name it by its SHA-256.',
  query: closed({ name: line(200) }),
  upload: { mediaTypes: [...CONDUCT_FILE_TYPES], maxBytes: 64 * 1024 * 1024 },
  responses: { 201: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const downloadConductFile = route({
  id: 'download-conduct-file',
  method: 'GET',
  path: '/api/v1/conduct-files/:sha256',
  permission: 'conduct.read',
  summary: 'The bytes of a file that a record one may see names.',
  params: closed({ sha256: Sha256 }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

export const checkCitations = route({
  id: 'check-citations',
  method: 'POST',
  path: '/api/v1/operators/:operator/citation-checks',
  permission: 'conduct.read',
  summary: 'Which words of a text about a firm need entries, and which of the linked entries carry them. Changes nothing.',
  params: operatorParams,
  body: closed({ text: Type.String({ maxLength: 100_000 }), entries: Type.Array(Uuid, { maxItems: 100 }) }),
  responses: {
    200: closed({
      carried: Type.Array(
        closed({ word: oneOf(CITED_WORDS), entries: Type.Array(closed({ kind: oneOf(['conduct', 'breach']), id: Uuid })) }),
      ),
      bare: Type.Array(oneOf(CITED_WORDS)),
    }),
  },
});

export const conductRoutes = [
  readOperatorRecord,
  listOperatorOffences,
  listRiskRows,
  readRiskTable,
  setOperatorGroup,
  listRepeatOffenders,
  listConductEntries,
  readConductEntry,
  recordConductEntry,
  decideConductEntry,
  disputeConductEntry,
  listCommitments,
  recordCommitment,
  recordBreach,
  listInterviews,
  recordInterview,
  addConductFile,
  downloadConductFile,
  checkCitations,
] as const;
