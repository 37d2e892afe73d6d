import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, Uuid, Word } from '../../schema.ts';
import { BulkJob } from '../bulk-jobs.ts';

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
