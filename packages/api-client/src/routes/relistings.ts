import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Instant, line, nullable, oneOf, page, paging, Sha256, Uuid, Word } from '../schema.ts';

const State = oneOf(['APPLIED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'RELISTED']);

export const Relisting = closed({
  id: Uuid,
  case: Uuid,
  caseNumber: nullable(Type.String()),
  subjectName: Type.String(),
  state: State,
  statement: Type.String(),
  artifact: Sha256,
  appliedAt: Instant,
  decidedAt: nullable(Instant),
  reason: nullable(Type.String()),
  /** What stood in the way when it was decided. */
  hindrances: Type.Array(Word),
  version: Type.Integer(),
});

const relistingParams = closed({ relisting: Uuid });

export const listRelistings = route({
  id: 'list-relistings',
  method: 'GET',
  path: '/api/v1/relistings',
  permission: 'case.read',
  summary: 'Applications to go back to the shelves, the newest first.',
  query: closed({ ...paging, state: Type.Optional(State), case: Type.Optional(Uuid) }),
  responses: { 200: page(Relisting) },
});

export const readRelisting = route({
  id: 'read-relisting',
  method: 'GET',
  path: '/api/v1/relistings/:relisting',
  permission: 'case.read',
  summary: 'One application.',
  params: relistingParams,
  responses: { 200: Relisting },
});

export const applyToRelist = route({
  id: 'apply-to-relist',
  method: 'POST',
  path: '/api/v1/cases/:case/relistings',
  permission: 'relisting.apply',
  summary: 'A firm asks for its app to go back, with the build that passed the retest. One application of a case is open at a time.',
  params: closed({ case: Uuid }),
  idempotency: true,
  body: closed({ statement: line(5000), artifact: Sha256 }),
  responses: { 201: Relisting },
});

export const decideRelisting = route({
  id: 'decide-relisting',
  method: 'POST',
  path: '/api/v1/relistings/:relisting/decision',
  permission: 'relisting.approve',
  summary: 'Approves or refuses it. Not before the period is over and the retest passed, and not by whoever handles the case.',
  params: relistingParams,
  precondition: true,
  body: closed({ decision: oneOf(['approve', 'refuse']), reason: line(2000), basis: line(500) }),
  responses: { 200: Relisting },
});

export const withdrawRelisting = route({
  id: 'withdraw-relisting',
  method: 'POST',
  path: '/api/v1/relistings/:relisting/withdrawal',
  permission: 'relisting.apply',
  summary: 'The firm takes its application back.',
  params: relistingParams,
  precondition: true,
  responses: { 200: Relisting },
});

export const relistingRoutes = [listRelistings, readRelisting, applyToRelist, decideRelisting, withdrawRelisting] as const;
