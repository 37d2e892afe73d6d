import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Sha256, Uuid, Word } from '../../schema.ts';
import { Basis, CASES, Case, CaseStateWord, caseParams, Province, SubjectKind } from './shapes.ts';

const CaseEventShape = closed({
  seq: Count,
  type: Type.String(),
  region: oneOf(['main', 'penalty', 'access', 'credit']),
  from: Type.String(),
  to: Type.String(),
  actor: Type.String(),
  organisation: nullable(Uuid),
  basis: Type.String(),
  payload: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
  at: Instant,
  hash: Sha256,
});

export const CaseDetail = closed({
  case: Case,
  findings: Type.Array(
    closed({
      id: Uuid,
      clause: Type.String(),
      outcome: oneOf(['OPEN', 'FIXED', 'PERSISTS', 'NOT_TESTED', 'DROPPED']),
      state: nullable(Type.String()),
      summary: nullable(Type.String()),
      addedAt: Instant,
    }),
  ),
  deadlines: Type.Array(
    closed({
      id: Uuid,
      purpose: Type.String(),
      obliged: Type.String(),
      state: Type.String(),
      startedAt: nullable(Instant),
      dueAt: nullable(Instant),
      printedText: nullable(Type.String()),
      document: nullable(Uuid),
    }),
  ),
  documents: Type.Array(
    closed({
      id: Uuid,
      number: nullable(Type.String()),
      type: Type.String(),
      state: Type.String(),
      addressee: closed({ kind: Type.String(), name: Type.String() }),
      issuedAt: nullable(Instant),
      deliveredAt: nullable(Instant),
      sha256: nullable(Sha256),
    }),
  ),
  referrals: Type.Array(Uuid),
  relapses: Type.Array(Uuid),
  /** Of authorities only. */
  events: Type.Array(CaseEventShape),
  /** Events that have a row from here and that the caller holds the right for; whether they can be taken now, their guards say. */
  next: Type.Array(Type.String()),
  /** Everything that the caller holds the right for: whether it is of now, from which states it is, what must hold. */
  steps: Type.Array(
    closed({
      event: Type.String(),
      isNow: Type.Boolean(),
      from: Type.Array(Type.String()),
      needs: Type.Array(Type.String({ description: 'in the language of the request' })),
    }),
  ),
});

/** What a list of them can be narrowed by. */
export const caseFilters = {
  state: Type.Optional(CaseStateWord),
  authority: Type.Optional(Uuid),
  province: Type.Optional(Province),
  territory: Type.Optional(Province),
  operator: Type.Optional(Uuid),
  firm: Type.Optional(Uuid),
  app: Type.Optional(Uuid),
  clause: Type.Optional(Word),
  store: Type.Optional(Uuid),
  campaign: Type.Optional(Uuid),
  handler: Type.Optional(Uuid),
  openedFrom: Type.Optional(Instant),
  openedUntil: Type.Optional(Instant),
  dueUntil: Type.Optional(Instant),
  isOpen: Type.Optional(Type.Boolean()),
  isRelapse: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: '案号, or how the name of the subject begins' })),
};

export const listCases = route({
  id: 'list-cases',
  method: 'GET',
  path: CASES,
  permission: 'case.read',
  summary: 'Cases that one may see, the newest first; firms and stores those that something was served in.',
  query: closed({ ...paging, ...caseFilters }),
  responses: { 200: page(Case) },
});

export const readCase = route({
  id: 'read-case',
  method: 'GET',
  path: `${CASES}/:case`,
  permission: 'case.read',
  summary: 'One case with its findings, deadlines, documents and regions; its history for authorities only.',
  params: caseParams,
  responses: { 200: CaseDetail },
});

export const verifyCases = route({
  id: 'verify-cases',
  method: 'GET',
  path: '/api/v1/case-verification',
  permission: 'audit.verify',
  summary:
    'Folds the events of cases anew, checks their hashes, and follows each published row to confirmed findings and to evidence whose bytes are whole.',
  query: closed({ ...paging, case: Type.Optional(Uuid) }),
  responses: {
    200: closed({
      checked: Count,
      faults: Type.Array(closed({ case: Uuid, number: nullable(Type.String()), fault: Type.String(), seq: Count, detail: Type.String() })),
      next: nullable(Type.String()),
    }),
  },
});

export const openCase = route({
  id: 'open-case',
  method: 'POST',
  path: CASES,
  permission: 'case.open',
  summary: 'Opens a case of confirmed findings, or of a complaint; what comes back is linked to the case it repeats.',
  idempotency: true,
  body: closed({
    findings: Type.Optional(Type.Array(Uuid, { maxItems: 200, uniqueItems: true })),
    lead: Type.Optional(Uuid),
    subject: Type.Optional(closed({ kind: SubjectKind, id: line(200) })),
    recurrenceOf: Type.Optional(Uuid),
    isDemo: Type.Optional(Type.Boolean({ description: 'played through; only where the installation is a demonstration' })),
    basis: Basis,
  }),
  responses: { 201: Case },
});
