import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Stream } from '../schema.ts';

export const streamEvents = route({
  id: 'stream-events',
  method: 'GET',
  path: '/api/v1/events',
  permission: 'signed-in',
  summary:
    'Server-sent events of one’s organisation, each named by its topic; `Last-Event-ID` goes on where one left, `reset` says that is too long ago.',
  query: closed({
    topics: Type.Optional(Type.String({ pattern: '^[a-z0-9.*,-]{1,500}$', description: '`run.*,finding.confirmed`; all when absent' })),
  }),
  headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ maxLength: 64 })) }),
  download: 'text/event-stream',
  responses: { 200: Stream },
});

export const eventRoutes = [streamEvents] as const;
