import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { BulkJob } from './bulk-jobs.ts';

const RunState = oneOf([
  'CREATED',
  'QUEUED',
  'LEASED',
  'RUNNING',
  'SUCCEEDED',
  'PARTIAL',
  'FAILED',
  'TIMED_OUT',
  'CANCELLED',
  'NOT_APPLICABLE',
]);
const Profile = oneOf(['quick', 'deep', 'retest', 'look-back', 'self-check']);
const InputKind = oneOf(['policy', 'trace', 'har', 'capture', 'ui', 'listing']);
const Input = closed({
  kind: InputKind,
  sha256: Sha256,
  fileName: Type.Optional(Type.String({ pattern: '^[^/\\\\\\u0000-\\u001f]{1,200}$' })),
});

export const Run = closed({
  id: Uuid,
  request: Uuid,
  artifact: Uuid,
  engine: Word,
  engineVersion: Uuid,
  version: Type.String(),
  ruleSet: Type.String(),
  configHash: Type.String(),
  round: Count,
  forceReason: nullable(Type.String()),
  state: RunState,
  priority: Type.Integer(),
  campaign: nullable(Uuid),
  leases: Count,
  timeouts: Count,
  losses: Count,
  worker: nullable(Type.String()),
  leaseUntil: nullable(Instant),
  deadlineAt: nullable(Instant),
  notBefore: Instant,
  isCancelAsked: Type.Boolean(),
  resultSha256: nullable(Sha256),
  resultBytes: nullable(Count),
  errorClass: nullable(Type.String()),
  message: nullable(Type.String()),
  createdAt: Instant,
  finishedAt: nullable(Instant),
});

export const Scan = closed({
  id: Uuid,
  artifact: Uuid,
  sha256: Type.String(),
  app: nullable(Uuid),
  profile: Profile,
  campaign: nullable(Uuid),
  priority: Type.Integer(),
  organisation: Uuid,
  inputs: Type.Array(Type.Unknown()),
  createdAt: Instant,
  finishedAt: nullable(Instant),
  fusedAt: nullable(Instant),
});

const scanParams = closed({ scan: Uuid });
const runParams = closed({ run: Uuid });

export const requestScan = route({
  id: 'request-scan',
  method: 'POST',
  path: '/api/v1/scans',
  permission: 'scan.request',
  summary: 'Asks for a scan of a stored file: one run per engine that may. Work that has a result is done again only for a reason.',
  idempotency: true,
  body: closed({
    artifact: Type.Union([Uuid, Sha256]),
    profile: Type.Optional(oneOf(['quick', 'deep', 'retest', 'look-back'])),
    engines: Type.Optional(Type.Array(Word, { maxItems: 50, uniqueItems: true })),
    inputs: Type.Optional(Type.Array(Input, { maxItems: 20 })),
    configuration: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 50 })),
    category: Type.Optional(Type.Integer({ minimum: 1, maximum: 39 })),
    forceReason: Type.Optional(line(500)),
  }),
  responses: { 201: closed({ scan: Scan, runs: Count, alreadyRun: Type.Array(Word) }) },
});

export const listScans = route({
  id: 'list-scans',
  method: 'GET',
  path: '/api/v1/scans',
  permission: 'run.read',
  summary: 'What was asked for, the newest first.',
  query: closed({
    ...paging,
    isOpen: Type.Optional(Type.Boolean()),
    artifact: Type.Optional(Uuid),
    app: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    profile: Type.Optional(Profile),
  }),
  responses: { 200: page(Scan) },
});

export const readScan = route({
  id: 'read-scan',
  method: 'GET',
  path: '/api/v1/scans/:scan',
  permission: 'run.read',
  summary: 'One wish with its runs.',
  params: scanParams,
  responses: { 200: closed({ scan: Scan, runs: Type.Array(Run) }) },
});

const Cancelled = closed({ cancelled: Count, asked: Count });

export const cancelScan = route({
  id: 'cancel-scan',
  method: 'POST',
  path: '/api/v1/scans/:scan/cancellation',
  permission: 'run.cancel',
  summary: 'Ends what has not begun; workers that hold a run are told at their next heartbeat. The reason stands in the audit record.',
  params: scanParams,
  body: closed({ reason: line(500) }),
  responses: { 200: Cancelled },
});

export const prioritiseScan = route({
  id: 'prioritise-scan',
  method: 'POST',
  path: '/api/v1/scans/:scan/priority',
  permission: 'queue.manage',
  summary: 'Gives what has not begun another place in the queue; the higher goes first, a person’s own wish is 1000.',
  params: scanParams,
  body: closed({ priority: Type.Integer({ minimum: 0, maximum: 2000 }), reason: line(500) }),
  responses: { 200: closed({ moved: Count }) },
});

export const listRuns = route({
  id: 'list-runs',
  method: 'GET',
  path: '/api/v1/runs',
  permission: 'run.read',
  summary: 'Runs of engines, the newest first.',
  query: closed({
    ...paging,
    state: Type.Optional(RunState),
    engine: Type.Optional(Word),
    engineVersion: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    artifact: Type.Optional(Uuid),
    request: Type.Optional(Uuid),
    errorClass: Type.Optional(Word),
    isDead: Type.Optional(Type.Boolean({ description: 'failed for good, and not made again since' })),
  }),
  responses: { 200: page(Run) },
});

export const readRun = route({
  id: 'read-run',
  method: 'GET',
  path: '/api/v1/runs/:run',
  permission: 'run.read',
  summary: 'One run: its lease, its tries, its error.',
  params: runParams,
  responses: { 200: Run },
});

export const cancelRun = route({
  id: 'cancel-run',
  method: 'POST',
  path: '/api/v1/runs/:run/cancellation',
  permission: 'run.cancel',
  summary: 'Ends one run, or tells the worker that holds it. The reason stands in the audit record.',
  params: runParams,
  body: closed({ reason: line(500) }),
  responses: { 200: Cancelled },
});

export const downloadResult = route({
  id: 'download-result',
  method: 'GET',
  path: '/api/v1/runs/:run/result',
  permission: 'run.read',
  summary: 'The result as the engine gave it. `X-Object-SHA256` is the digest of the object that keeps it.',
  params: runParams,
  download: 'application/json; charset=utf-8',
  responses: { 200: Stream },
});

export const downloadResultObject = route({
  id: 'download-result-object',
  method: 'GET',
  path: '/api/v1/runs/:run/result-object',
  permission: 'run.read',
  summary: 'The object that keeps a result, byte by byte (zstd); its SHA-256 is in `X-Content-SHA256`.',
  params: runParams,
  download: 'application/zstd',
  responses: { 200: Stream },
});

export const readReport = route({
  id: 'read-report',
  method: 'GET',
  path: '/api/v1/runs/:run/report',
  permission: 'run.read',
  summary: 'Our own report of a run as a page, in the language that was asked for.',
  params: runParams,
  download: 'text/html; charset=utf-8',
  responses: { 200: Stream },
});

export const readReportJson = route({
  id: 'read-report-json',
  method: 'GET',
  path: '/api/v1/runs/:run/report.json',
  permission: 'run.read',
  summary: 'Our own report of a run as JSON (docs/report.schema.json).',
  params: runParams,
  download: 'application/json; charset=utf-8',
  responses: { 200: Stream },
});

export const readReportSarif = route({
  id: 'read-report-sarif',
  method: 'GET',
  path: '/api/v1/runs/:run/report.sarif',
  permission: 'run.read',
  summary: 'Our own report of a run as SARIF 2.1.0.',
  params: runParams,
  download: 'application/sarif+json; charset=utf-8',
  responses: { 200: Stream },
});

export const listDeadLetters = route({
  id: 'list-dead-letters',
  method: 'GET',
  path: '/api/v1/dead-letters',
  permission: 'queue.read',
  summary: 'Runs that failed for good, by engine and class of error; each with the list behind it.',
  responses: {
    200: closed({
      items: Type.Array(
        closed({ engine: Word, errorClass: Type.String(), count: Count, newestAt: nullable(Instant), list: Type.String() }),
      ),
    }),
  },
});

export const redriveRun = route({
  id: 'redrive-run',
  method: 'POST',
  path: '/api/v1/runs/:run/redrive',
  permission: 'queue.manage',
  summary: 'Makes a dead run again as a new round; the old one stays as it ended.',
  params: runParams,
  idempotency: true,
  body: closed({ reason: line(500) }),
  responses: { 201: closed({ scan: Uuid }) },
});

export const redriveRuns = route({
  id: 'redrive-runs',
  method: 'POST',
  path: '/api/v1/dead-letters/redrive',
  permission: 'queue.manage',
  summary: 'Makes all dead runs of a filter again, as long work.',
  idempotency: true,
  body: closed({
    engine: Type.Optional(Word),
    errorClass: Type.Optional(Word),
    campaign: Type.Optional(Uuid),
    reason: line(500),
  }),
  responses: { 202: BulkJob },
});

const Vote = closed({
  engine: Word,
  engineVersion: Type.String(),
  isPerson: Type.Boolean(),
  vote: oneOf(['DETECTED', 'NOT_DETECTED', 'NOT_TESTED', 'ERROR']),
  strength: nullable(oneOf(['violation', 'suspected'])),
  reason: nullable(Type.String()),
  reasonText: nullable(Type.String()),
  standing: nullable(Type.String()),
  weight: nullable(Type.Number()),
});

export const readFusedResult = route({
  id: 'read-fused-result',
  method: 'GET',
  path: '/api/v1/artifacts/:artifact/fused-result',
  permission: 'fusion.read',
  summary:
    'What the engines together say of a file: clause by engine, with the reason. Of what a reviewer has still to decide, the votes alone.',
  params: closed({ artifact: Uuid }),
  responses: {
    200: closed({
      id: Uuid,
      artifact: Uuid,
      app: nullable(Uuid),
      request: nullable(Uuid),
      ruleSet: Type.String(),
      at: Instant,
      machineItems: Count,
      testedItems: Count,
      engines: Type.Array(closed({ engine: Word, engineVersion: Type.String() })),
      clauses: Type.Array(
        closed({
          clause: Type.String(),
          title: Type.String(),
          outcome: nullable(oneOf(['needs-review', 'rejected', 'not-found', 'not-tested', 'machine-decided'])),
          probability: nullable(Type.Number()),
          reasons: Type.Array(Type.String()),
          votes: Type.Array(Vote),
        }),
      ),
    }),
  },
});

export const rejudgeResults = route({
  id: 'rejudge-results',
  method: 'POST',
  path: '/api/v1/rejudgements',
  permission: 'fusion.calibrate',
  summary: 'Judges stored results with the rules and lines of review of now, as long work; nothing is scanned. What people decided stands.',
  idempotency: true,
  body: closed({
    campaign: Type.Optional(Uuid),
    artifacts: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 10_000, uniqueItems: true })),
    rules: Type.Boolean({ description: 'false: only the lines of review are new' }),
    reason: line(500),
  }),
  responses: { 202: BulkJob },
});

const Pause = closed({ isPaused: Type.Boolean(), reason: Type.String(), version: Type.Integer() });

export const readWork = route({
  id: 'read-work',
  method: 'GET',
  path: '/api/v1/system/work',
  permission: 'queue.read',
  summary: 'The machine room: whether work is paused, the balance of runs, queues, leases, breakers, what was refused.',
  responses: {
    200: closed({
      asOf: Instant,
      pause: Pause,
      balance: closed({ created: Count, queued: Count, leased: Count, terminal: Count, difference: Type.Integer() }),
      engines: Type.Array(
        closed({
          key: Uuid,
          engine: Word,
          version: Type.String(),
          state: Type.String(),
          breaker: Type.String(),
          licences: nullable(Count),
          waiting: Count,
          queued: Count,
          leased: Count,
          oldestQueuedSeconds: nullable(Count),
          dead: Count,
          staleResults: Count,
        }),
      ),
      acquisitions: Type.Record(Type.String(), Count),
      staleResults: Type.Record(Type.String(), Count),
      bulkJobs: Type.Record(Type.String(), Count),
      loops: Type.Array(closed({ name: Word, failures: Count, lastFailedAt: nullable(Instant) })),
    }),
  },
});

export const pauseWork = route({
  id: 'pause-work',
  method: 'PUT',
  path: '/api/v1/system/work/pause',
  permission: 'queue.manage',
  summary: 'Pauses all work or lets it go on: while paused nothing is fed or handed out, and what is leased ends (drain).',
  precondition: true,
  body: closed({ isPaused: Type.Boolean(), reason: line(500) }),
  responses: { 200: Pause },
});

export const runRoutes = [
  requestScan,
  listScans,
  readScan,
  cancelScan,
  prioritiseScan,
  listRuns,
  readRun,
  cancelRun,
  downloadResult,
  downloadResultObject,
  readReport,
  readReportJson,
  readReportSarif,
  listDeadLetters,
  redriveRun,
  redriveRuns,
  readFusedResult,
  rejudgeResults,
  readWork,
  pauseWork,
] as const;
