import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, Uuid, Word } from '../../schema.ts';
import { BulkJob } from '../bulk-jobs.ts';
import { runParams } from './shapes.ts';

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
