import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, line, page, paging, Uuid, Word } from '../../schema.ts';
import { Cancelled, Run, RunState, runParams } from './shapes.ts';

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
