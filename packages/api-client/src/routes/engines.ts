import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, Sha256, Uuid, Word } from '../schema.ts';

const Kind = oneOf(['own', 'command', 'pull', 'import', 'lab']);
const State = oneOf(['REGISTERED', 'PROBATION', 'ACTIVE', 'DEGRADED', 'PAUSED', 'RETIRED']);
const ArtifactKind = oneOf(['apk', 'apks', 'xapk', 'apkm', 'aab', 'hap', 'ipa', 'none']);
const InputKind = oneOf(['policy', 'trace', 'har', 'capture', 'ui', 'listing', 'person']);

const Capability = closed({ clause: Word, inputs: Type.Array(InputKind, { maxItems: 7, uniqueItems: true }) });

/** What a version can do and what it costs. */
const description = {
  id: Word,
  version: Word,
  ruleSet: Word,
  name: line(200),
  vendor: line(200),
  kind: Kind,
  correlationGroup: line(100),
  capabilities: Type.Array(Capability, { maxItems: 2000 }),
  accepts: Type.Array(ArtifactKind, { maxItems: 8, uniqueItems: true }),
  timeoutMs: Type.Integer({ minimum: 1, maximum: 86_400_000 }),
  cores: Type.Number({ exclusiveMinimum: 0, maximum: 256 }),
  memoryMiB: Type.Integer({ minimum: 1, maximum: 1_048_576 }),
};
const limits = {
  licences: Type.Integer({ minimum: 1, maximum: 100_000, description: 'runs at once, everywhere together' }),
  ratePerMinute: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  runsPerDay: Type.Integer({ minimum: 1, maximum: 100_000_000, description: 'in a day of Beijing, everywhere together' }),
};

const Breaker = closed({ state: oneOf(['closed', 'open', 'half-open']), until: nullable(Instant), failures: Count });

const Use = closed({
  leased: Count,
  queued: Count,
  waiting: Count,
  oldestQueuedSeconds: nullable(Count),
  succeeded: Count,
  partial: Count,
  failed: Count,
  timedOut: Count,
  cancelled: Count,
  notApplicable: Count,
  staleResults: Count,
});

export const EngineVersion = closed({
  ...description,
  licences: nullable(limits.licences),
  ratePerMinute: nullable(limits.ratePerMinute),
  runsPerDay: nullable(limits.runsPerDay),
  key: Uuid,
  organisation: nullable(Uuid),
  state: State,
  runs: oneOf(['no', 'shadow', 'probe', 'yes']),
  votes: Type.Boolean(),
  breaker: Breaker,
  golden: nullable(Type.Unknown()),
  /** Over all runs of the country; null for who may not read the queue. */
  use: nullable(Use),
  createdAt: Instant,
  rowVersion: Type.Integer(),
});

const engineParams = closed({ engine: Uuid });

export const listEngines = route({
  id: 'list-engines',
  method: 'GET',
  path: '/api/v1/engines',
  permission: 'engine.read',
  summary: 'All versions of all engines with their state, breaker and what they are doing now; an engine’s newest version first.',
  query: closed({ state: Type.Optional(State), id: Type.Optional(Word) }),
  responses: { 200: closed({ asOf: Instant, items: Type.Array(EngineVersion) }) },
});

export const readEngine = route({
  id: 'read-engine',
  method: 'GET',
  path: '/api/v1/engines/:engine',
  permission: 'engine.read',
  summary: 'One version of an engine.',
  params: engineParams,
  responses: { 200: EngineVersion },
});

export const registerEngine = route({
  id: 'register-engine',
  method: 'POST',
  path: '/api/v1/engines',
  permission: 'engine.manage',
  summary: 'Makes a version known; it runs on probation until it passes the golden set. The same version twice is the same version.',
  idempotency: true,
  maxBodyBytes: 1024 * 1024,
  body: closed({
    ...description,
    licences: Type.Optional(limits.licences),
    ratePerMinute: Type.Optional(limits.ratePerMinute),
    runsPerDay: Type.Optional(limits.runsPerDay),
    organisation: Type.Optional(Uuid),
  }),
  responses: { 201: EngineVersion, 200: EngineVersion },
});

export const moveEngine = route({
  id: 'move-engine',
  method: 'POST',
  path: '/api/v1/engines/:engine/orders',
  permission: 'engine.manage',
  summary: 'Pauses, resumes, retires or admits a version. Runs it holds end as they would.',
  params: engineParams,
  precondition: true,
  body: closed({ order: oneOf(['pause', 'resume', 'retire', 'admit']), reason: line(500) }),
  responses: { 200: EngineVersion },
});

export const limitEngine = route({
  id: 'limit-engine',
  method: 'PATCH',
  path: '/api/v1/engines/:engine',
  permission: 'engine.manage',
  summary: 'How many runs at once, in a minute and in a day; null: no limit.',
  params: engineParams,
  precondition: true,
  body: closed({
    licences: Type.Optional(nullable(limits.licences)),
    ratePerMinute: Type.Optional(nullable(limits.ratePerMinute)),
    runsPerDay: Type.Optional(nullable(limits.runsPerDay)),
    reason: line(500),
  }),
  responses: { 200: EngineVersion },
});

export const listEngineEvents = route({
  id: 'list-engine-events',
  method: 'GET',
  path: '/api/v1/engines/:engine/events',
  permission: 'engine.read',
  summary: 'Every step of a version, the oldest first.',
  params: engineParams,
  responses: {
    200: closed({
      items: Type.Array(
        closed({ seq: Count, event: Type.String(), from: State, to: State, actor: Type.String(), reason: Type.String(), at: Instant }),
      ),
    }),
  },
});

const Verdict = closed({
  passed: Type.Boolean(),
  faults: Type.Array(Type.String()),
  figures: Type.Record(Type.String(), nullable(Type.Number())),
  clauses: Type.Array(closed({ clause: Type.String(), found: Count, missed: Count, falseAlarms: Count, cleared: Count, open: Count })),
  wrong: Type.Array(
    closed({
      artifact: Sha256,
      clause: Type.String(),
      expected: oneOf(['violates', 'clean']),
      vote: oneOf(['DETECTED', 'NOT_DETECTED', 'NOT_TESTED', 'ERROR']),
    }),
  ),
});

export const judgeEngine = route({
  id: 'judge-engine',
  method: 'POST',
  path: '/api/v1/engines/:engine/judgement',
  permission: 'engine.manage',
  summary: 'Holds a version against the golden set now: it votes only while it passes.',
  params: engineParams,
  responses: { 200: closed({ state: State, verdict: Verdict }) },
});

export const runGoldenSet = route({
  id: 'run-golden-set',
  method: 'POST',
  path: '/api/v1/engines/:engine/golden-runs',
  permission: 'engine.manage',
  summary:
    'Asks for a run of every golden artifact by this engine; those that have a result are not run again. Ask again while some are left.',
  params: engineParams,
  responses: { 202: closed({ requested: Count, alreadyRun: Count, missing: Type.Array(Sha256), left: Count }) },
});

const GoldenArtifact = closed({
  artifact: Sha256,
  answers: Type.Record(Type.String({ maxLength: 128 }), oneOf(['violates', 'clean']), { minProperties: 1, maxProperties: 2000 }),
});

export const readGoldenSet = route({
  id: 'read-golden-set',
  method: 'GET',
  path: '/api/v1/golden-set',
  permission: 'engine.manage',
  summary: 'Artifacts whose answers people have established.',
  responses: { 200: closed({ items: Type.Array(GoldenArtifact), version: Type.Integer() }) },
});

export const replaceGoldenSet = route({
  id: 'replace-golden-set',
  method: 'PUT',
  path: '/api/v1/golden-set',
  permission: 'engine.manage',
  summary: 'Replaces the golden set as a whole. Clauses that nobody knows are refused.',
  precondition: true,
  maxBodyBytes: 16 * 1024 * 1024,
  body: closed({ items: Type.Array(GoldenArtifact, { maxItems: 20_000 }), reason: line(500) }),
  responses: { 200: closed({ items: Type.Array(GoldenArtifact), version: Type.Integer() }) },
});

const Answers = closed({ violation: Type.Number(), suspected: Type.Number(), none: Type.Number() });

export const readCalibration = route({
  id: 'read-calibration',
  method: 'GET',
  path: '/api/v1/engines/:engine/calibration',
  permission: 'fusion.read',
  summary: 'How its answers on each clause turned out, and what each answer weighs in fusion, in nats.',
  params: engineParams,
  responses: {
    200: closed({
      asOf: Instant,
      expected: closed({ real: Answers, unreal: Answers, basis: oneOf(['measured', 'unknown-engine', 'unknown-tester']) }),
      clauses: Type.Array(
        closed({ clause: Type.String(), title: Type.String(), votes: Type.Number(), real: Answers, unreal: Answers, weights: Answers }),
      ),
    }),
  },
});

export const ClauseSetting = closed({
  clause: Type.String(),
  title: Type.String(),
  severity: Type.Integer({ minimum: 1, maximum: 4 }),
  expectedShare: Type.Number(),
  isMachineDecidable: Type.Boolean(),
  prevalence: Type.Number({ description: 'share of tested apps that break it, as far as is known' }),
  tested: Type.Number(),
  version: Type.Integer({ description: '0: as it comes' }),
});

const clauseParams = closed({ clause: Word });

export const listClauseSettings = route({
  id: 'list-clause-settings',
  method: 'GET',
  path: '/api/v1/clause-settings',
  permission: 'fusion.read',
  summary: 'Every clause: how grave, how common, whether a machine may decide it.',
  responses: { 200: closed({ items: Type.Array(ClauseSetting) }) },
});

export const setClause = route({
  id: 'set-clause',
  method: 'PUT',
  path: '/api/v1/clause-settings/:clause',
  permission: 'fusion.calibrate',
  summary: 'How grave a clause is, and how common it is taken to be before any test.',
  params: clauseParams,
  precondition: true,
  body: closed({
    severity: Type.Integer({ minimum: 1, maximum: 4 }),
    expectedShare: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
    reason: line(500),
  }),
  responses: { 200: ClauseSetting },
});

export const flagMachineDecidable = route({
  id: 'flag-machine-decidable',
  method: 'PUT',
  path: '/api/v1/clause-settings/:clause/machine-decidable',
  permission: 'clause.flag-machine-decidable',
  summary: 'Whether a machine may decide a clause without a person. Only the authority says so.',
  params: clauseParams,
  precondition: true,
  body: closed({ isMachineDecidable: Type.Boolean(), reason: line(500) }),
  responses: { 200: ClauseSetting },
});

const Thresholds = closed({
  likely: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  unlikely: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
});

export const readFusionThresholds = route({
  id: 'read-fusion-thresholds',
  method: 'GET',
  path: '/api/v1/fusion-thresholds',
  permission: 'fusion.read',
  summary: 'From which probability on people look.',
  responses: { 200: closed({ thresholds: Thresholds, version: Type.Integer() }) },
});

export const setFusionThresholds = route({
  id: 'set-fusion-thresholds',
  method: 'PUT',
  path: '/api/v1/fusion-thresholds',
  permission: 'fusion.calibrate',
  summary: 'Changes the lines of review, for what is fused from then on; stored results are judged again on demand.',
  precondition: true,
  body: closed({ thresholds: Thresholds, reason: line(500) }),
  responses: { 200: closed({ thresholds: Thresholds, version: Type.Integer() }) },
});

export const engineRoutes = [
  listEngines,
  readEngine,
  registerEngine,
  moveEngine,
  limitEngine,
  listEngineEvents,
  judgeEngine,
  runGoldenSet,
  readGoldenSet,
  replaceGoldenSet,
  readCalibration,
  listClauseSettings,
  setClause,
  flagMachineDecidable,
  readFusionThresholds,
  setFusionThresholds,
] as const;
