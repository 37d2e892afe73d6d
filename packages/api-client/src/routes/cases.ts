import Type, { type TProperties } from 'typebox';
import { type Contract, route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';

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
const SubjectKind = oneOf(['app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled']);
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });
const RegionState = Type.String({ description: "'' while nothing was begun" });
/** Law, document or rule: no step is taken without one. */
const Basis = line(1000);
const Reason = line(4000);

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

const caseParams = closed({ case: Uuid });
const CASES = '/api/v1/cases';

export const listCases = route({
  id: 'list-cases',
  method: 'GET',
  path: CASES,
  permission: 'case.read',
  summary: 'Cases that one may see, the newest first; firms and stores those that something was served in.',
  query: closed({
    ...paging,
    state: Type.Optional(CaseStateWord),
    authority: Type.Optional(Uuid),
    province: Type.Optional(Province),
    territory: Type.Optional(Province),
    operator: Type.Optional(Uuid),
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
  }),
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
    basis: Basis,
  }),
  responses: { 201: Case },
});

/** One verb of a case: who has not read its present version is refused. */
const step = <const Id extends string, const P extends Contract['permission'], const B extends TProperties>(
  id: Id,
  verb: string,
  permission: P,
  summary: string,
  body: B,
) =>
  route({
    id,
    method: 'POST',
    path: `${CASES}/:case/${verb}`,
    permission,
    summary,
    params: caseParams,
    precondition: true,
    idempotency: true,
    body: closed({ basis: Basis, ...body }),
    responses: { 200: Case },
  });

const Findings = Type.Array(Uuid, { minItems: 1, maxItems: 200, uniqueItems: true });

export const addCaseFindings = step(
  'add-case-findings',
  'findings',
  'case.handle',
  'Puts more confirmed findings of the same subject in.',
  {
    findings: Findings,
  },
);
export const assignCase = step('assign-case', 'handler', 'case.handle', 'Names the person who handles it.', { handler: Uuid });
export const acceptCase = step('accept-case', 'acceptance', 'case.handle', 'Takes a lead up for review.', {});
export const confirmCase = step(
  'confirm-case',
  'confirmation',
  'case.confirm',
  'Confirms the fault; two persons must have seen it, and every clause has evidence.',
  {},
);
export const dismissCase = step('dismiss-case', 'dismissal', 'case.confirm', 'Finds that there is no case.', { reason: Reason });
export const draftDirectDelisting = step(
  'draft-direct-delisting',
  'direct-delisting',
  'order.draft',
  'Goes straight to delisting, citing earlier cases or evasion.',
  {
    cases: Type.Optional(Type.Array(Uuid, { maxItems: 50, uniqueItems: true })),
    evasion: Type.Optional(Type.Array(Uuid, { maxItems: 50, uniqueItems: true })),
  },
);
export const dropDirectDelisting = step('drop-direct-delisting', 'direct-delisting-withdrawal', 'case.decide', 'Gives the direct way up.', {
  reason: Reason,
});
export const closeCase = step('close-case', 'closure', 'case.decide', 'Closes a case that is rectified or back on the shelves.', {});
export const withdrawCase = step('withdraw-case', 'withdrawal', 'case.decide', 'Withdraws a case for good.', { reason: Reason });
export const mergeCase = step('merge-case', 'merger', 'case.decide', 'Merges it into another open case of the same authority.', {
  into: Uuid,
  reason: Reason,
});
export const proposeAccessStop = step(
  'propose-access-stop',
  'access-stop-proposal',
  'penalty.record',
  '停止接入: proposes it; ordered by an issued document to the access provider.',
  { reason: Reason },
);
export const dropAccessStop = step('drop-access-stop', 'access-stop-refusal', 'penalty.decide', 'Decides that access is not stopped.', {
  reason: Reason,
});
export const verifyAccessStop = step(
  'verify-access-stop',
  'access-stop-proof',
  'penalty.record',
  'Records that access is stopped, with the file that proves it.',
  { proof: Sha256 },
);
export const restoreAccess = step(
  'restore-access',
  'access-restoration',
  'penalty.decide',
  'Ends the stop of access. Its document is withdrawn apart: that tells the access provider.',
  { reason: Reason },
);
export const decideCaseObjection = step(
  'decide-case-objection',
  'objection-decision',
  'case.decide',
  'Decides on the objection: upheld, it ends the case; partly, some findings are dropped; else the case goes back.',
  {
    decision: oneOf(['rejected', 'partly', 'upheld']),
    drop: Type.Optional(Type.Array(Uuid, { maxItems: 200, uniqueItems: true })),
    reason: Reason,
  },
);
export const decideCaseExtension = step(
  'decide-case-extension',
  'extension-decision',
  'deadline.extend',
  'Grants more time by an issued document, until the day it prints or counted on from the old one, or refuses it.',
  {
    reason: Reason,
    granted: Type.Optional(
      closed({
        document: Uuid,
        kind: Type.Optional(oneOf(['working-days', 'calendar-days', 'hours'])),
        count: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
      }),
    ),
  },
);

/** What the addressee of an order says: its own words are the basis. */
const word = <const Id extends string, const B extends TProperties>(id: Id, path: string, summary: string, body: B) =>
  route({
    id,
    method: 'POST',
    path: `${CASES}/:case/${path}`,
    permission: 'case.object',
    summary,
    params: caseParams,
    precondition: true,
    idempotency: true,
    body: closed(body),
    responses: { 200: Case },
  });

/** Scans and pictures, a recording of the screen. */
export const CASE_FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'video/mp4'] as const;

export const addCaseFile = route({
  id: 'add-case-file',
  method: 'POST',
  path: `${CASES}/:case/files`,
  permission: 'case.object',
  summary: 'Brings a file in the case: proof of an objection, of a request for more time, of what was put right. Named by its SHA-256.',
  params: caseParams,
  query: closed({ name: line(200) }),
  upload: { mediaTypes: [...CASE_FILE_TYPES], maxBytes: 64 * 1024 * 1024 },
  responses: { 201: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const listCaseFiles = route({
  id: 'list-case-files',
  method: 'GET',
  path: `${CASES}/:case/files`,
  permission: 'case.read',
  summary: 'Files that the firm brought in the case, the newest first; at most 200.',
  params: caseParams,
  responses: {
    200: closed({
      items: Type.Array(closed({ sha256: Sha256, name: Type.String(), mediaType: Type.String(), sizeBytes: Count, addedAt: Instant })),
    }),
  },
});

export const downloadCaseFile = route({
  id: 'download-case-file',
  method: 'GET',
  path: `${CASES}/:case/files/:sha256`,
  permission: 'case.read',
  summary: 'The bytes of a file that was brought in the case.',
  params: closed({ case: Uuid, sha256: Sha256 }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

/** Of the case. */
const Files = Type.Optional(Type.Array(Sha256, { maxItems: 20, uniqueItems: true }));

export const objectToCase = word('object-to-case', 'objections', 'The firm objects; the clock runs on while the objection is reviewed.', {
  text: line(20_000),
  files: Files,
});
export const askCaseExtension = word(
  'ask-case-extension',
  'extension-requests',
  '延期申请: the firm asks for more time, while time runs.',
  {
    reason: Reason,
    until: Type.Optional(Day),
    files: Files,
  },
);

export const caseRoutes = [
  ...[listCases, readCase, verifyCases, openCase, addCaseFindings, assignCase, acceptCase, confirmCase, dismissCase],
  ...[draftDirectDelisting, dropDirectDelisting, closeCase, withdrawCase, mergeCase, decideCaseObjection, decideCaseExtension],
  ...[proposeAccessStop, dropAccessStop, verifyAccessStop, restoreAccess],
  ...[objectToCase, askCaseExtension, addCaseFile, listCaseFiles, downloadCaseFile],
] as const;
