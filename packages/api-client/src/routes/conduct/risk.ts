import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, nullable, page, paging, Uuid, Word } from '../../schema.ts';
import { asked, Province, Reason, Text } from './shapes.ts';

export const listRiskRows = route({
  id: 'list-risk-rows',
  method: 'GET',
  path: '/api/v1/operators/:operator/risk/:reason',
  permission: 'conduct.read',
  summary: 'The rows behind one reason of a firm’s risk; their number is the reason’s number.',
  params: closed({ operator: Uuid, reason: Reason }),
  responses: {
    200: closed({ reason: Reason, count: Count, items: Type.Array(closed({ kind: Word, id: Text, text: Text, at: nullable(Instant) })) }),
  },
});

export const readRiskTable = route({
  id: 'read-risk-table',
  method: 'GET',
  path: '/api/v1/risk-table',
  permission: 'conduct.read',
  summary: 'What each reason of risk weighs, and from how many points a level begins. There is nothing else in it.',
  responses: {
    200: closed({
      reasons: Type.Array(closed({ reason: Reason, zh: Text, en: Text, points: Count, most: Count })),
      levels: Type.Array(closed({ level: Word, from: Count })),
    }),
  },
});

export const listRepeatOffenders = route({
  id: 'list-repeat-offenders',
  method: 'GET',
  path: '/api/v1/repeat-offenders',
  permission: 'conduct.read',
  summary:
    'Firms with established problems twice or more, in distinct cases or notices that one may see; `total` is their number, by the same predicate.',
  query: closed({
    ...paging,
    ...asked,
    province: Type.Optional(Province),
    atLeast: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '2 when absent' })),
  }),
  responses: {
    200: page(
      closed({
        operator: Uuid,
        name: Text,
        creditCode: nullable(Text),
        province: nullable(Text),
        times: Count,
        importedTimes: Count,
        products: Count,
        lastAt: Instant,
      }),
    ),
  },
});
