import Type from 'typebox';
import { route } from '../route.ts';
import { closed, line, oneOf, page, paging, Sha256, Uuid } from '../schema.ts';
import { ConductStep, CREDIT_LISTS, CreditEntry, PENALTY_TYPES, Penalty } from './conduct.ts';

const Fen = Type.Integer({ minimum: 0, maximum: 100_000_000_000_000, description: '分' });
const List = oneOf(CREDIT_LISTS);
const params = closed({ penalty: Uuid });
const PenaltyPaper = closed({
  facts: Type.String(),
  law: Type.String({ description: '处罚依据' }),
  penalty: Type.String(),
  fine: Type.Optional(Type.Integer({ description: '元; of a fine in whole yuan' })),
});

export const listPenalties = route({
  id: 'list-penalties',
  method: 'GET',
  path: '/api/v1/penalties',
  permission: 'conduct.read',
  summary: 'Penalties, the newest first. A firm sees its own when the decision was served.',
  query: closed({
    ...paging,
    operator: Type.Optional(Uuid),
    case: Type.Optional(Uuid),
    state: Type.Optional(oneOf(['RECORDED', 'NOTIFIED', 'DECIDED', 'PAID', 'REVOKED'])),
  }),
  responses: { 200: page(Penalty) },
});

export const readPenalty = route({
  id: 'read-penalty',
  method: 'GET',
  path: '/api/v1/penalties/:penalty',
  permission: 'conduct.read',
  summary: 'One penalty with its steps and what its documents begin with. A firm sees its own when the decision was served.',
  params,
  responses: { 200: closed({ penalty: Penalty, steps: Type.Array(ConductStep), paper: PenaltyPaper }) },
});

export const recordPenalty = route({
  id: 'record-penalty',
  method: 'POST',
  path: '/api/v1/penalties',
  permission: 'penalty.record',
  summary: '拟处罚 in a case whose fault is established; with `list`, the decision will put the firm on that list.',
  idempotency: true,
  body: closed({
    case: Uuid,
    type: oneOf(PENALTY_TYPES),
    amountFen: Fen,
    reason: line(4000),
    law: line(400),
    list: Type.Optional(List),
  }),
  responses: { 201: Penalty },
});

export const notifyPenalty = route({
  id: 'notify-penalty',
  method: 'POST',
  path: '/api/v1/penalties/:penalty/notice',
  permission: 'penalty.record',
  summary: '事先告知: names the issued document that told the firm.',
  params,
  precondition: true,
  body: closed({ order: Uuid }),
  responses: { 200: Penalty },
});

export const decidePenalty = route({
  id: 'decide-penalty',
  method: 'POST',
  path: '/api/v1/penalties/:penalty/decision',
  permission: 'penalty.decide',
  summary:
    'Another person than who proposed it names the issued decision. Words like 有令不行 in it must rest on linked entries. The entry of a list is due within 30 days.',
  params,
  precondition: true,
  body: closed({ order: Uuid, entries: Type.Array(Uuid, { maxItems: 100 }) }),
  responses: { 200: Penalty },
});

export const executePenalty = route({
  id: 'execute-penalty',
  method: 'POST',
  path: '/api/v1/penalties/:penalty/executions',
  permission: 'penalty.record',
  summary: 'A payment, or that a penalty without an amount was carried out, with its proof.',
  params,
  precondition: true,
  body: closed({ paidFen: Fen, proof: Sha256 }),
  responses: { 200: Penalty },
});

export const revokePenalty = route({
  id: 'revoke-penalty',
  method: 'POST',
  path: '/api/v1/penalties/:penalty/revocation',
  permission: 'penalty.decide',
  summary: 'Gives a penalty up before it is decided, or takes it back; what was due for a list falls away.',
  params,
  precondition: true,
  body: closed({ reason: line(2000) }),
  responses: { 200: Penalty },
});

export const listCreditEntries = route({
  id: 'list-credit-entries',
  method: 'GET',
  path: '/api/v1/credit-entries',
  permission: 'conduct.read',
  summary: 'Entries of 不良名单 and 失信名单 with the fields of the law, those due as well; the newest first.',
  query: closed({
    ...paging,
    operator: Type.Optional(Uuid),
    case: Type.Optional(Uuid),
    state: Type.Optional(oneOf(['DUE', 'LISTED', 'REMOVED', 'DROPPED'])),
  }),
  responses: { 200: page(CreditEntry) },
});

const entryParams = closed({ entry: Uuid });

export const readCreditEntry = route({
  id: 'read-credit-entry',
  method: 'GET',
  path: '/api/v1/credit-entries/:entry',
  permission: 'conduct.read',
  summary: 'One entry of a list with its steps.',
  params: entryParams,
  responses: { 200: closed({ entry: CreditEntry, steps: Type.Array(ConductStep) }) },
});

export const listCreditEntry = route({
  id: 'list-credit-entry',
  method: 'POST',
  path: '/api/v1/credit-entries/:entry/listing',
  permission: 'penalty.decide',
  summary: 'Puts a firm on the list, with all fields of the law; fields that its entry lacks are given here.',
  params: entryParams,
  precondition: true,
  body: closed({
    operatorName: Type.Optional(line(200)),
    creditCode: Type.Optional(line(40)),
    licence: Type.Optional(line(100)),
    reason: Type.Optional(line(2000)),
    listedBy: Type.Optional(line(200)),
  }),
  responses: { 200: CreditEntry },
});

export const proposeCreditRemoval = route({
  id: 'propose-credit-removal',
  method: 'POST',
  path: '/api/v1/credit-entries/:entry/removal-proposal',
  permission: 'penalty.record',
  summary: 'Proposes to take a firm off the list, with the document it rests on.',
  params: entryParams,
  precondition: true,
  body: closed({ reason: line(2000), file: Sha256 }),
  responses: { 200: CreditEntry },
});

export const removeCreditEntry = route({
  id: 'remove-credit-entry',
  method: 'POST',
  path: '/api/v1/credit-entries/:entry/removal',
  permission: 'penalty.decide',
  summary: 'Takes a firm off the list, on the document that was proposed.',
  params: entryParams,
  precondition: true,
  responses: { 200: CreditEntry },
});

export const keepCreditEntry = route({
  id: 'keep-credit-entry',
  method: 'POST',
  path: '/api/v1/credit-entries/:entry/removal-refusal',
  permission: 'penalty.decide',
  summary: 'Turns a proposed removal down: the firm stays on the list.',
  params: entryParams,
  precondition: true,
  body: closed({ reason: line(2000) }),
  responses: { 200: CreditEntry },
});

export const penaltyRoutes = [
  listPenalties,
  readPenalty,
  recordPenalty,
  notifyPenalty,
  decidePenalty,
  executePenalty,
  revokePenalty,
  listCreditEntries,
  readCreditEntry,
  listCreditEntry,
  proposeCreditRemoval,
  removeCreditEntry,
  keepCreditEntry,
] as const;
