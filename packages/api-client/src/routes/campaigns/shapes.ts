import Type from 'typebox';
import { Count, closed, Instant, line, nullable, oneOf, Sha256, Uuid, Word } from '../../schema.ts';

export const Kind = oneOf(['sample', 'census', 'problem', 'complaints', 'store-shelves', 'look-back']);
export const State = oneOf(['DRAFT', 'FRAME_FROZEN', 'SAMPLED', 'ACQUIRING', 'TESTING', 'REVIEWING', 'CONCLUDED', 'REPORTED', 'CANCELLED']);
export const MemberState = oneOf(['PLANNED', 'ACQUIRING', 'ACQUIRED', 'QUEUED', 'TESTED', 'REVIEWED', 'NOT_TESTABLE', 'REPLACED']);
export const Stage = oneOf(['standing', 'acquired', 'tested', 'reviewed', 'not-testable', 'open', 'replaced']);
/** By what a sample is drawn in parts: those of the domain, which a test holds to be the same. */
export const STRATA = ['category', 'province', 'store', 'isHead', 'reachBand'] as const;
const Stratum = oneOf(STRATA);
export const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });
export const Size = Type.Integer({ minimum: 1, maximum: 5_000_000 });

/** A condition on apps; read by the frame's own grammar, whose faults are named one by one. */
export const Frame = Type.Unknown({ description: 'all, any, not, or a field with in, is, atLeast or atMost; docs/campaigns.md' });

export const Allocation = Type.Union([
  closed({ kind: Type.Literal('all') }),
  closed({ kind: Type.Literal('equal'), size: Size }),
  closed({ kind: Type.Literal('proportional'), size: Size, least: Count }),
  closed({ kind: Type.Literal('fixed'), sizes: Type.Record(Type.String({ maxLength: 200 }), Count) }),
]);

export const plan = {
  name: line(200),
  kind: Kind,
  frame: Frame,
  strata: Type.Array(Stratum, { maxItems: 5, uniqueItems: true }),
  allocation: Allocation,
  profile: oneOf(['quick', 'deep']),
  engines: Type.Array(Word, { maxItems: 50, uniqueItems: true }),
  configuration: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 50 }),
  priority: Type.Integer({ minimum: -100, maximum: 100 }),
};

export const Campaign = closed({
  ...plan,
  profile: oneOf(['quick', 'deep', 'look-back']),
  frame: Type.Unknown(),
  allocation: Type.Unknown(),
  id: Uuid,
  number: nullable(Type.String({ description: '批次号' })),
  organisation: Uuid,
  parent: nullable(Uuid),
  province: nullable(Type.String()),
  state: State,
  isPaused: Type.Boolean(),
  frameHash: nullable(Sha256),
  frameSize: nullable(Count),
  seed: nullable(Type.String()),
  sampleSize: nullable(Count),
  sampleHash: nullable(Sha256),
  conclusion: nullable(Type.Unknown()),
  createdAt: Instant,
  version: Type.Integer(),
});

export const campaignParams = closed({ campaign: Uuid });
