import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Instant, oneOf } from '../schema.ts';

/** What the work desk counts. */
export const DESK_ITEMS = [
  'deadlines-today',
  'deadlines-overdue',
  'deadlines-soon',
  'deadlines-provisional',
  'my-cases',
  'cases-to-rectify',
  'quotas-to-accept',
  'quotas-ours',
  'sheets-to-fill',
  'sheets-returned',
  'sheets-to-accept',
  'orders-to-approve',
  'orders-to-acknowledge',
  'items-to-acknowledge',
  'referrals-waiting',
  'submissions-to-review',
  'relistings-to-decide',
  'notices-to-review',
  'complaints-to-take',
  'findings-to-review',
  'messages-unread',
  'calendar-to-import',
] as const;

export const readDesk = route({
  id: 'read-desk',
  method: 'GET',
  path: '/api/v1/desk',
  permission: 'signed-in',
  summary: 'What waits for me: how many of each, and the list behind the number. Only what I may do is counted.',
  responses: {
    200: closed({
      asOf: Instant,
      clock: oneOf(['real', 'demo']),
      items: Type.Array(
        closed({
          kind: oneOf(DESK_ITEMS),
          count: Type.Integer({ minimum: 0, description: 'up to 1,000' }),
          isExact: Type.Boolean(),
          list: Type.String({ description: 'path of the list; it holds what is counted' }),
        }),
      ),
    }),
  },
});

export const deskRoutes = [readDesk] as const;
