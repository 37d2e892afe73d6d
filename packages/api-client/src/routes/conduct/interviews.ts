import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Instant, line, page, paging, Sha256, Uuid } from '../../schema.ts';
import { Interview, ofOperator, Person } from './shapes.ts';

export const listInterviews = route({
  id: 'list-interviews',
  method: 'GET',
  path: '/api/v1/interviews',
  permission: 'conduct.read',
  summary: '约谈, the newest first.',
  query: closed({ ...paging, ...ofOperator }),
  responses: { 200: page(Interview) },
});

export const recordInterview = route({
  id: 'record-interview',
  method: 'POST',
  path: '/api/v1/interviews',
  permission: 'conduct.record',
  summary: 'Keeps who sat in a 约谈, when, what was said, and the minutes.',
  idempotency: true,
  body: closed({
    operator: Uuid,
    case: Type.Optional(Uuid),
    order: Type.Optional(Uuid),
    heldAt: Instant,
    place: Type.Optional(line(200)),
    attended: Type.Array(Person, { minItems: 1, maxItems: 50 }),
    officers: Type.Array(line(100), { minItems: 1, maxItems: 20 }),
    summary: line(20_000),
    minutes: Sha256,
  }),
  responses: { 201: Interview },
});
