import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Day, line, page, paging, Sha256, Uuid } from '../../schema.ts';
import { Commitment, ofOperator } from './shapes.ts';

export const listCommitments = route({
  id: 'list-commitments',
  method: 'GET',
  path: '/api/v1/commitments',
  permission: 'conduct.read',
  summary: '承诺书 of firms with what broke them, the newest first.',
  query: closed({ ...paging, ...ofOperator }),
  responses: { 200: page(Commitment) },
});

export const recordCommitment = route({
  id: 'record-commitment',
  method: 'POST',
  path: '/api/v1/commitments',
  permission: 'conduct.record',
  summary: 'Keeps what a firm promised, who signed it and when, with the signed paper.',
  idempotency: true,
  body: closed({
    operator: Uuid,
    case: Type.Optional(Uuid),
    text: line(20_000),
    signatory: line(100),
    title: Type.Optional(line(100)),
    signedOn: Day,
    file: Sha256,
  }),
  responses: { 201: Commitment },
});

export const recordBreach = route({
  id: 'record-breach',
  method: 'POST',
  path: '/api/v1/commitments/:commitment/breaches',
  permission: 'conduct.record',
  summary: 'A case of the same firm, begun after the promise, shows that it was not kept.',
  params: closed({ commitment: Uuid }),
  idempotency: true,
  body: closed({ case: Uuid, statement: line(4000) }),
  responses: { 201: Commitment },
});
