import Type from 'typebox';
import { Count, closed, Instant, nullable, oneOf, Sha256, Uuid, Word } from '../../schema.ts';

export const RunState = oneOf([
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

export const Profile = oneOf(['quick', 'deep', 'retest', 'look-back', 'self-check']);

export const InputKind = oneOf(['policy', 'trace', 'har', 'capture', 'ui', 'listing']);

export const Input = closed({
  kind: InputKind,
  sha256: Sha256,
  fileName: Type.Optional(Type.String({ pattern: '^[^/\\\\\\u0000-\\u001f]{1,200}$' })),
});

/** What was tested: the name of people, its own name, its version; null where its package could not be read. */
const About = nullable(closed({ label: nullable(Type.String()), name: Type.String(), version: nullable(Type.String()) }));

export const Run = closed({
  id: Uuid,
  request: Uuid,
  artifact: Uuid,
  about: About,
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
  about: About,
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

export const scanParams = closed({ scan: Uuid });

export const runParams = closed({ run: Uuid });

export const Cancelled = closed({ cancelled: Count, asked: Count });
