import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, nullable, page, paging, Uuid, Word } from '../../schema.ts';
import { Province, Search } from './shapes.ts';

export const Operator = closed({
  id: Uuid,
  name: Type.String(),
  creditCode: nullable(Type.String()),
  foreignId: nullable(Type.String()),
  filing: nullable(Type.String()),
  licence: nullable(Type.String()),
  province: nullable(Type.String()),
  apps: Count,
  mergedInto: nullable(Uuid),
  version: Type.Integer(),
});

export const listOperators = route({
  id: 'list-operators',
  method: 'GET',
  path: '/api/v1/operators',
  permission: 'operator.read',
  summary: 'Operators that one may see; with `sdk` those with an app that embeds it.',
  query: closed({ ...paging, q: Type.Optional(Search), province: Type.Optional(Province), sdk: Type.Optional(line(100)) }),
  responses: { 200: page(Operator) },
});

const operatorParams = closed({ operator: Uuid });

const IdentityEvent = closed({
  id: Uuid,
  kind: Word,
  from: Type.Array(Uuid),
  to: Type.Array(Uuid),
  reason: Type.String(),
  before: nullable(Type.String({ description: 'what was put right, as it was' })),
  after: nullable(Type.String()),
  actor: Type.String(),
  at: Instant,
});

export const readOperator = route({
  id: 'read-operator',
  method: 'GET',
  path: '/api/v1/operators/:operator',
  permission: 'operator.read',
  summary: 'One operator with its names and what happened to its entry.',
  params: operatorParams,
  responses: {
    200: closed({
      operator: Operator,
      names: Type.Array(closed({ name: Type.String(), source: Type.String(), seenFrom: Instant })),
      history: Type.Array(IdentityEvent),
    }),
  },
});

export const correctOperatorProvince = route({
  id: 'correct-operator-province',
  method: 'PUT',
  path: '/api/v1/operators/:operator/province',
  permission: 'operator.edit',
  summary:
    'Puts the 属地 of a firm right. Its products, their findings and the territory of its open cases follow; whose a case is stays. The firm may leave the caller\u2019s scope by it.',
  params: operatorParams,
  precondition: true,
  body: closed({ province: Province, reason: line(1000) }),
  responses: { 200: Operator },
});

export const mergeOperator = route({
  id: 'merge-operator',
  method: 'POST',
  path: '/api/v1/operators/:operator/merge',
  permission: 'operator.merge',
  summary: 'Two entries are one firm: this one stands for `into` from now on. Its id keeps leading there.',
  params: operatorParams,
  precondition: true,
  body: closed({ into: Uuid, reason: line(1000) }),
  responses: { 200: Operator },
});

export const splitOperator = route({
  id: 'split-operator',
  method: 'POST',
  path: '/api/v1/operators/:operator/split',
  permission: 'operator.merge',
  summary: 'Some apps are another firm\u2019s: a new entry takes them. Without apps: undoes the merge of this entry.',
  params: operatorParams,
  precondition: true,
  body: closed({
    reason: line(1000),
    apps: Type.Array(Uuid, { maxItems: 500 }),
    name: Type.Optional(line(200)),
    creditCode: Type.Optional(line(40)),
    province: Type.Optional(Province),
  }),
  responses: { 200: Operator },
});
