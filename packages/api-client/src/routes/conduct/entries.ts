import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Instant, line, oneOf, page, paging, Uuid } from '../../schema.ts';
import { CONDUCT_KINDS, ConductEntry, ConductState, ConductStep, ofOperator, Proof } from './shapes.ts';

export const listConductEntries = route({
  id: 'list-conduct-entries',
  method: 'GET',
  path: '/api/v1/conduct-entries',
  permission: 'conduct.read',
  summary: 'What firms did or left undone, the newest first. A firm sees what it was told.',
  query: closed({ ...paging, ...ofOperator, kind: Type.Optional(oneOf(CONDUCT_KINDS)), state: Type.Optional(ConductState) }),
  responses: { 200: page(ConductEntry) },
});

const entryParams = closed({ entry: Uuid });

export const readConductEntry = route({
  id: 'read-conduct-entry',
  method: 'GET',
  path: '/api/v1/conduct-entries/:entry',
  permission: 'conduct.read',
  summary: 'One entry with its proofs and steps.',
  params: entryParams,
  responses: { 200: closed({ entry: ConductEntry, steps: Type.Array(ConductStep) }) },
});

export const recordConductEntry = route({
  id: 'record-conduct-entry',
  method: 'POST',
  path: '/api/v1/conduct-entries',
  permission: 'conduct.record',
  summary: 'Writes down conduct with its proof; every proof is looked up and must be about this firm. Another person approves it.',
  idempotency: true,
  body: closed({
    operator: Uuid,
    case: Type.Optional(Uuid),
    kind: oneOf(CONDUCT_KINDS),
    statement: line(4000),
    happenedAt: Instant,
    proofs: Type.Array(Proof, { minItems: 1, maxItems: 100 }),
  }),
  responses: { 201: ConductEntry },
});

export const decideConductEntry = route({
  id: 'decide-conduct-entry',
  method: 'POST',
  path: '/api/v1/conduct-entries/:entry/decision',
  permission: 'penalty.decide',
  summary: 'Another person than who recorded it approves or rejects an entry, upholds it in a dispute, or withdraws it with a reason.',
  params: entryParams,
  precondition: true,
  body: closed({ decision: oneOf(['approve', 'reject', 'uphold', 'withdraw']), reason: line(2000) }),
  responses: { 200: ConductEntry },
});

export const disputeConductEntry = route({
  id: 'dispute-conduct-entry',
  method: 'POST',
  path: '/api/v1/conduct-entries/:entry/dispute',
  permission: 'case.object',
  summary: 'The firm says that an entry is wrong; until that is decided it carries nothing.',
  params: entryParams,
  precondition: true,
  body: closed({ text: line(4000) }),
  responses: { 200: ConductEntry },
});
