import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, Nothing, nullable, oneOf, page, paging, Sha256, Uuid, Word } from '../schema.ts';

const State = oneOf([
  'CANDIDATE',
  'AUTO_REJECTED',
  'NEEDS_REVIEW',
  'CONFIRMED',
  'REJECTED',
  'INSUFFICIENT',
  'FIXED',
  'PERSISTS',
  'NOT_REPRODUCED',
]);
const Strength = oneOf(['violation', 'suspected']);
const Decision = oneOf(['confirm', 'reject', 'ask-evidence']);
const Stage = oneOf(['first', 'second', 'third']);
const Province = Type.String({ pattern: '^[1-6][0-9]$' });
const Clause = Type.String({ minLength: 1, maxLength: 64 });
const Share = nullable(Type.Number({ minimum: 0, maximum: 1 }));

const finding = {
  id: Uuid,
  subject: closed({ kind: Word, id: Type.String(), name: Type.String() }),
  app: nullable(closed({ id: Uuid, name: Type.String(), package: Type.String(), reachBand: Type.Integer() })),
  version: nullable(Type.String({ description: 'name of the version' })),
  artifact: nullable(Type.String({ description: 'SHA-256 of the file; `subject:…` of what has none' })),
  clause: Clause,
  rule: Type.String(),
  title: Type.String(),
  state: State,
  strength: Strength,
  severity: Type.Integer({ minimum: 1, maximum: 4 }),
  campaign: nullable(Uuid),
  province: nullable(Type.String()),
  operator: nullable(closed({ id: Uuid, name: Type.String() })),
  isForPublication: Type.Boolean(),
  openedAt: Instant,
  decidedAt: nullable(Instant),
  /** Null for who is to decide: figures of the machine are shown after people have decided. */
  confidence: Share,
  rank: nullable(Type.Number()),
  rowVersion: Type.Integer(),
};
export const Finding = closed(finding);
export const QueuedFinding = closed({
  ...finding,
  stage: Stage,
  claimedUntil: nullable(Instant),
});

const Vote = closed({
  engine: Type.String(),
  engineVersion: Type.String(),
  isPerson: Type.Boolean(),
  vote: oneOf(['DETECTED', 'NOT_DETECTED', 'NOT_TESTED', 'ERROR']),
  strength: nullable(Strength),
  reason: nullable(Type.String()),
  /** In the language of who asks. */
  reasonText: nullable(Type.String()),
  /** Null while people decide. */
  standing: nullable(oneOf(['counted', 'same-group', 'on-probation', 'says-nothing'])),
  weight: nullable(Type.Number({ description: 'nats' })),
});

const Review = closed({
  id: Uuid,
  round: Type.Integer(),
  reviewer: closed({ id: Uuid, name: nullable(Type.String()) }),
  decision: Decision,
  reason: Word,
  note: Type.String(),
  isBlind: Type.Boolean(),
  at: Instant,
});

const Standing = closed({
  wants: oneOf(['first', 'second', 'third', 'evidence', 'nothing']),
  isBlind: Type.Boolean(),
});

export const FindingDetail = closed({
  ...finding,
  votes: Type.Array(Vote),
  explanation: closed({ zh: Type.Array(Type.String()), en: Type.Array(Type.String()) }),
  places: Type.Array(closed({ kind: Type.String(), at: Type.Unknown(), text: nullable(Type.String()), sha256: nullable(Type.String()) })),
  evidence: Type.Array(
    closed({
      sha256: Sha256,
      kind: Word,
      sizeBytes: Count,
      mediaType: Type.String(),
      addedBy: Type.String(),
      addedAt: Instant,
      isPurged: Type.Boolean(),
    }),
  ),
  /** The newest report of our own engine on the file, where the proof stands in its place. */
  report: nullable(Uuid),
  predecessors: Type.Array(closed({ id: Uuid, state: State, version: nullable(Type.String()), openedAt: Instant })),
  successors: Type.Array(Uuid),
  round: Type.Integer(),
  standing: nullable(Standing),
  reviews: Type.Array(Review),
  claim: nullable(closed({ reviewer: Uuid, expiresAt: Instant })),
  requests: Type.Array(closed({ wanted: Type.String(), at: Instant, answeredAt: nullable(Instant) })),
  events: Type.Array(
    closed({
      seq: Type.Integer(),
      event: Word,
      from: nullable(State),
      to: State,
      actor: Type.String(),
      basis: Type.String(),
      at: Instant,
    }),
  ),
  /** What the random audit drew it from; null when it did not, and for who is to decide. */
  auditedAs: nullable(oneOf(['rejected', 'not-found'])),
});

const findingParams = closed({ finding: Uuid });
const Changed = closed({ finding: Uuid, state: State });

/** What a list of them can be narrowed by. */
export const findingFilters = {
  order: Type.Optional(oneOf(['rank', 'opened'])),
  state: Type.Optional(State),
  isOpen: Type.Optional(Type.Boolean({ description: 'people have still to decide or to look again' })),
  isEstablished: Type.Optional(Type.Boolean({ description: 'people confirmed it, whatever became of it' })),
  clause: Type.Optional(Clause),
  app: Type.Optional(Uuid),
  artifact: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
  operator: Type.Optional(Uuid),
  firm: Type.Optional(Uuid),
  province: Type.Optional(Province),
  store: Type.Optional(Uuid),
  campaign: Type.Optional(Uuid),
  strength: Type.Optional(Strength),
};

export const listFindings = route({
  id: 'list-findings',
  method: 'GET',
  path: '/api/v1/findings',
  permission: 'finding.read',
  summary: 'Findings that one may see: those that matter most first, or the newest.',
  query: closed({ ...paging, ...findingFilters }),
  responses: { 200: page(Finding) },
});

export const readFinding = route({
  id: 'read-finding',
  method: 'GET',
  path: '/api/v1/findings/:finding',
  permission: 'finding.read',
  summary: 'One finding: what every engine said, why, where, what people decided, and the same fault of other versions.',
  params: findingParams,
  responses: { 200: FindingDetail },
});

const queueQuery = { ...paging, clause: Type.Optional(Clause), campaign: Type.Optional(Uuid), province: Type.Optional(Province) };

export const listReviewQueue = route({
  id: 'list-review-queue',
  method: 'GET',
  path: '/api/v1/review-queue',
  permission: 'finding.second',
  summary: 'What waits for the decision of who asks, by reach, severity and likelihood.',
  query: closed({ ...queueQuery, stage: Type.Optional(Stage) }),
  responses: { 200: page(QueuedFinding) },
});

export const listDisagreements = route({
  id: 'list-disagreements',
  method: 'GET',
  path: '/api/v1/review-queue/disagreements',
  permission: 'finding.decide',
  summary: 'Findings on which two persons differ and a third is wanted.',
  query: closed(queueQuery),
  responses: { 200: page(QueuedFinding) },
});

export const claimFinding = route({
  id: 'claim-finding',
  method: 'POST',
  path: '/api/v1/findings/:finding/claim',
  permission: 'finding.second',
  summary: 'Takes a finding for a while, so that two do not do one’s work.',
  params: findingParams,
  responses: { 200: closed({ finding: Uuid, expiresAt: Instant }) },
});

export const releaseFinding = route({
  id: 'release-finding',
  method: 'DELETE',
  path: '/api/v1/findings/:finding/claim',
  permission: 'finding.second',
  summary: 'Gives a claimed finding back.',
  params: findingParams,
  responses: { 204: Nothing },
});

export const decideFinding = route({
  id: 'decide-finding',
  method: 'POST',
  path: '/api/v1/findings/:finding/reviews',
  permission: 'finding.second',
  summary: 'Decides a finding, with a reason code. First decisions and settling a disagreement take `finding.decide`.',
  idempotency: true,
  params: findingParams,
  body: closed({
    decision: Decision,
    reason: Word,
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    secondsSpent: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
  }),
  responses: { 201: closed({ review: Uuid, state: State, standing: Standing }) },
});

export const noteEvidence = route({
  id: 'note-evidence',
  method: 'POST',
  path: '/api/v1/findings/:finding/evidence-added',
  permission: 'evidence.add',
  summary: 'Says that the proof that was asked for is there, or why there is none: the finding goes back to its reviewers.',
  params: findingParams,
  body: closed({ reason: line(500) }),
  responses: { 200: Changed },
});

export const reopenFinding = route({
  id: 'reopen-finding',
  method: 'POST',
  path: '/api/v1/findings/:finding/reopening',
  permission: 'finding.decide',
  summary: 'Takes a decision back, with a reason; it stays on record, and a new round of review begins.',
  params: findingParams,
  body: closed({ reason: line(500) }),
  responses: { 200: Changed },
});

export const agreeFixed = route({
  id: 'agree-fixed',
  method: 'POST',
  path: '/api/v1/findings/:finding/fixed',
  permission: 'finding.decide',
  summary: 'Agrees that a fault that a retest could not reproduce is gone.',
  params: findingParams,
  body: closed({ reason: line(500) }),
  responses: { 200: Changed },
});

export const markForPublication = route({
  id: 'mark-for-publication',
  method: 'POST',
  path: '/api/v1/findings/:finding/publication',
  permission: 'finding.decide',
  summary: 'Says that a finding is to be named in public: what fewer persons confirmed than that takes goes back to review.',
  params: findingParams,
  body: closed({ reason: line(500) }),
  responses: { 200: Changed },
});

const period = { from: Type.Optional(Day), until: Type.Optional(Day) };

export const readReviewStatistics = route({
  id: 'read-review-statistics',
  method: 'GET',
  path: '/api/v1/statistics/reviews',
  permission: 'review.statistics',
  summary: 'Reviewers: decided, time, overturned; and how far two who do not see each other agree. Rounds that have been decided.',
  query: closed({ ...period, organisation: Type.Optional(Uuid) }),
  responses: {
    200: closed({
      reviewers: Type.Array(
        closed({
          reviewer: closed({ id: Uuid, name: nullable(Type.String()) }),
          decisions: Count,
          confirmed: Count,
          rejected: Count,
          askedEvidence: Count,
          overturned: closed({ count: Count, of: Count }),
          medianSeconds: nullable(Type.Number()),
        }),
      ),
      agreement: closed({ pairs: Count, agreed: Count, share: Share, kappa: nullable(Type.Number()) }),
    }),
  },
});

const Miss = closed({
  results: Count,
  drawn: Count,
  decided: Count,
  real: Count,
  share: Share,
  missed: nullable(Count),
  missedBetween: Type.Tuple([Count, Count]),
});

export const readMissEstimate = route({
  id: 'read-miss-estimate',
  method: 'GET',
  path: '/api/v1/statistics/missed',
  permission: 'fusion.read',
  summary: 'What rejection and silence have let pass, by the random audit, with its interval of 95 %.',
  query: closed(period),
  responses: {
    200: closed({
      confirmed: Count,
      rejected: Miss,
      notFound: Miss,
      recall: Share,
      recallBetween: Type.Tuple([Type.Number(), Type.Number()]),
    }),
  },
});

export const readAutomation = route({
  id: 'read-automation',
  method: 'GET',
  path: '/api/v1/statistics/automation',
  permission: 'statistics.read',
  summary: '自动化检测比例: items decided by machine of all items tested, by month, campaign or app.',
  query: closed({
    by: oneOf(['month', 'campaign', 'app']),
    ...period,
    app: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  responses: {
    200: closed({
      total: closed({ tested: Count, byMachine: Count, share: Share }),
      items: Type.Array(
        closed({
          key: Type.String({ description: '`2026-11`, or an id; empty: of no campaign or app' }),
          name: nullable(Type.String()),
          results: Count,
          tested: Count,
          byMachine: Count,
          share: Share,
        }),
      ),
    }),
  },
});

export const findingRoutes = [
  listFindings,
  readFinding,
  listReviewQueue,
  listDisagreements,
  claimFinding,
  releaseFinding,
  decideFinding,
  noteEvidence,
  reopenFinding,
  agreeFixed,
  markForPublication,
  readReviewStatistics,
  readMissEstimate,
  readAutomation,
] as const;
