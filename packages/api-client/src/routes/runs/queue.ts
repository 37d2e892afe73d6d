import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, Uuid, Word } from '../../schema.ts';

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
