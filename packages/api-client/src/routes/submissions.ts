import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Uuid } from '../schema.ts';

const State = oneOf(['DRAFT', 'RECEIVED', 'VALIDATED', 'MORE_ASKED', 'ACCEPTED', 'RETESTED', 'PASSED', 'FAILED', 'REJECTED', 'WITHDRAWN']);
const Outcome = oneOf(['OPEN', 'ABSENT', 'FIXED', 'PERSISTS', 'NOT_TESTED']);
const Judgement = oneOf(['harmless', 'evasion', 'seen-by-hand']);
const InputKind = oneOf(['policy', 'trace', 'har', 'capture', 'ui', 'listing', 'person']);

/** 整改提交: what a firm says that it put right. */
export const Submission = closed({
  id: Uuid,
  case: Uuid,
  caseNumber: nullable(Type.String({ description: '案号' })),
  subject: Type.String(),
  operator: closed({ id: Uuid, name: Type.String() }),
  organisation: Uuid,
  authority: Uuid,
  state: State,
  isLate: Type.Boolean({ description: 'handed in after the deadline' }),
  statement: Type.String(),
  reason: nullable(Type.String()),
  createdAt: Instant,
  sentAt: nullable(Instant),
  decidedAt: nullable(Instant),
  checkedAt: nullable(Instant),
  version: Type.Integer(),
});

const Clause = closed({
  finding: Uuid,
  clause: Type.String(),
  title: Type.String(),
  done: Type.String(),
  changedFile: Type.String(),
  version: Type.String(),
  evidence: Type.Array(Type.String()),
  outcome: nullable(Outcome),
  reason: nullable(Type.String({ description: 'code: seen-by, no-answer, not-rerun, nobody-could-see, absent' })),
  votes: Type.Array(closed({ engine: Type.String(), vote: Type.String(), couldSee: Type.Boolean() })),
  agreedAt: nullable(Instant),
  agreedNote: Type.String(),
});

const Check = closed({
  id: Uuid,
  kind: oneOf(['listing', 'evasion']),
  name: Type.String({ description: 'id of the listing, or name of the sign' }),
  store: nullable(closed({ id: Uuid, name: Type.String() })),
  result: oneOf([
    ...(['matches', 'channel-package', 'other-build', 'other-version', 'other-signer', 'unknown'] as const),
    ...(['ok', 'suspicious', 'not-checked'] as const),
  ]),
  reason: Type.String(),
  detail: Type.Unknown(),
  judgedAs: nullable(Judgement),
  judgedNote: Type.String(),
  judgedAt: nullable(Instant),
  at: Instant,
});

export const SubmissionDetail = closed({
  submission: Submission,
  clauses: Type.Array(Clause),
  artifacts: Type.Array(
    closed({
      artifact: Uuid,
      sha256: Type.String(),
      package: nullable(Type.String()),
      versionCode: nullable(Type.Number()),
      versionName: nullable(Type.String()),
      validation: Type.Unknown(),
    }),
  ),
  retests: Type.Array(
    closed({ scan: Uuid, artifact: Uuid, round: Count, ground: Type.Unknown(), askedAt: Instant, isFused: Type.Boolean() }),
  ),
  checks: Type.Array(Check),
  comparison: nullable(Type.Unknown()),
  history: Type.Array(
    closed({
      seq: Count,
      event: Type.String(),
      from: nullable(Type.String()),
      to: Type.String(),
      actor: Type.String(),
      basis: Type.String(),
      at: Instant,
    }),
  ),
});

const params = closed({ submission: Uuid });
const reason = line(2000);
const fixes = Type.Array(
  closed({
    finding: Uuid,
    done: Type.String({ minLength: 1, maxLength: 5000 }),
    changedFile: Type.Optional(Type.String({ maxLength: 500 })),
    version: Type.Optional(Type.String({ maxLength: 100 })),
    evidence: Type.Optional(Type.Array(Sha256, { maxItems: 50, uniqueItems: true })),
  }),
  { maxItems: 500 },
);
const draft = {
  statement: Type.Optional(Type.String({ maxLength: 20_000 })),
  fixes: Type.Optional(fixes),
  artifacts: Type.Optional(
    Type.Array(Sha256, { maxItems: 5, uniqueItems: true, description: 'files of the new build, uploaded or on a shelf' }),
  ),
};

export const listSubmissions = route({
  id: 'list-submissions',
  method: 'GET',
  path: '/api/v1/submissions',
  permission: 'submission.read',
  summary: 'Submissions that one may see, the newest first. Drafts are the firm’s own.',
  query: closed({
    ...paging,
    case: Type.Optional(Uuid),
    state: Type.Optional(State),
    operator: Type.Optional(Uuid),
    isLate: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: page(Submission) },
});

export const readSubmission = route({
  id: 'read-submission',
  method: 'GET',
  path: '/api/v1/submissions/:submission',
  permission: 'submission.read',
  summary: 'One submission: the fix table, the files, shelves and signs, what changed in behaviour, its history.',
  params,
  responses: { 200: SubmissionDetail },
});

export const createSubmission = route({
  id: 'create-submission',
  method: 'POST',
  path: '/api/v1/cases/:case/submissions',
  permission: 'submission.create',
  summary: 'The firm begins its answer to a case that was served on it.',
  params: closed({ case: Uuid }),
  idempotency: true,
  body: closed(draft),
  responses: { 201: SubmissionDetail },
});

export const editSubmission = route({
  id: 'edit-submission',
  method: 'PATCH',
  path: '/api/v1/submissions/:submission',
  permission: 'submission.create',
  summary: 'Writes in a draft, or in what was sent back with a question. What is left out stays.',
  params,
  precondition: true,
  body: closed(draft),
  responses: { 200: SubmissionDetail },
});

export const sendSubmission = route({
  id: 'send-submission',
  method: 'POST',
  path: '/api/v1/submissions/:submission/sending',
  permission: 'submission.create',
  summary: 'Hands it in. Files of another app, another signer or no higher version are refused, and nothing has happened.',
  params,
  precondition: true,
  idempotency: true,
  responses: { 200: SubmissionDetail },
});

export const withdrawSubmission = route({
  id: 'withdraw-submission',
  method: 'POST',
  path: '/api/v1/submissions/:submission/withdrawal',
  permission: 'submission.create',
  summary: 'The firm takes it back while its time runs, to hand in another.',
  params,
  precondition: true,
  body: closed({ reason }),
  responses: { 200: SubmissionDetail },
});

export const decideSubmission = route({
  id: 'decide-submission',
  method: 'POST',
  path: '/api/v1/submissions/:submission/decision',
  permission: 'submission.review',
  summary: 'The authority takes it, does not take it, or asks for more; the reason is told to the firm.',
  params,
  precondition: true,
  body: closed({ decision: oneOf(['accept', 'reject', 'ask-more']), reason }),
  responses: { 200: SubmissionDetail },
});

export const beginSubmissionRetest = route({
  id: 'begin-submission-retest',
  method: 'POST',
  path: '/api/v1/submissions/:submission/retests',
  permission: 'submission.review',
  summary: 'Has the clauses of the case looked at again by engines that can see them. Clauses that none can clear are named.',
  params,
  precondition: true,
  body: closed({
    basis: Type.Optional(line(500)),
    looks: Type.Optional(
      Type.Array(
        closed({
          device: Type.Optional(oneOf(['fresh', 'aged'])),
          region: Type.Optional(Type.String({ pattern: '^[1-6][0-9]$' })),
          day: Type.Optional(Day),
          inputs: Type.Optional(Type.Array(closed({ kind: InputKind, sha256: Sha256 }), { maxItems: 20 })),
        }),
        { minItems: 1, maxItems: 6, description: 'the same on other ground: fresh and aged device, two regions' },
      ),
    ),
  }),
  responses: {
    200: closed({
      detail: SubmissionDetail,
      scans: Type.Array(Uuid),
      blind: Type.Array(closed({ clause: Type.String(), reason: Type.String() })),
    }),
  },
});

export const settleSubmissionRetest = route({
  id: 'settle-submission-retest',
  method: 'POST',
  path: '/api/v1/submissions/:submission/retests/settlement',
  permission: 'submission.review',
  summary: 'Counts the votes again: a check sheet that came in since counts, too.',
  params,
  responses: { 200: SubmissionDetail },
});

export const agreeSubmissionClause = route({
  id: 'agree-submission-clause',
  method: 'POST',
  path: '/api/v1/submissions/:submission/clauses/:finding/agreement',
  permission: 'submission.review',
  summary: 'A reviewer agrees that a clause is put right, or says that it is not. Only what nobody who could see it sees is agreed to.',
  params: closed({ submission: Uuid, finding: Uuid }),
  body: closed({ isFixed: Type.Boolean(), note: line(2000) }),
  responses: { 200: SubmissionDetail },
});

export const checkSubmission = route({
  id: 'check-submission',
  method: 'POST',
  path: '/api/v1/submissions/:submission/checks',
  permission: 'submission.review',
  summary: 'Has shelves and signs of evasion looked at again, soon.',
  params,
  responses: { 202: closed({ submission: Uuid, wantedAt: Instant }) },
});

export const judgeSubmissionCheck = route({
  id: 'judge-submission-check',
  method: 'POST',
  path: '/api/v1/submissions/:submission/checks/:check/judgement',
  permission: 'submission.review',
  summary: 'A person says what a suspicious sign or an unknown shelf is. What is judged evasion can be cited for a direct delisting.',
  params: closed({ submission: Uuid, check: Uuid }),
  body: closed({ as: Judgement, note: line(2000), evidence: Type.Optional(Type.Array(Sha256, { maxItems: 20, uniqueItems: true })) }),
  responses: { 200: SubmissionDetail },
});

export const concludeSubmission = route({
  id: 'conclude-submission',
  method: 'POST',
  path: '/api/v1/submissions/:submission/conclusion',
  permission: 'submission.review',
  summary: 'Passed, with every clause fixed, every live listing carrying the new file and no suspicion open; or failed.',
  params,
  precondition: true,
  body: closed({
    hasPassed: Type.Boolean(),
    reason,
    watchInDays: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 3650, description: 'when it passed: days until it is looked at again; 90 when absent' }),
    ),
  }),
  responses: { 200: SubmissionDetail },
});

export const submissionRoutes = [
  listSubmissions,
  readSubmission,
  createSubmission,
  editSubmission,
  sendSubmission,
  withdrawSubmission,
  decideSubmission,
  beginSubmissionRetest,
  settleSubmissionRetest,
  agreeSubmissionClause,
  checkSubmission,
  judgeSubmissionCheck,
  concludeSubmission,
] as const;
