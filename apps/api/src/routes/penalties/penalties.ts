import * as contracts from '@touchstone/api-client/routes/penalties';
import { conductSteps } from '@touchstone/db/repositories/conduct-lists';
import { listPenalties } from '@touchstone/db/repositories/penalty-lists';
import { hasCase } from '@touchstone/db/repositories/seen-cases';
import { penaltyPaper } from '@touchstone/domain/credit';
import {
  decidePenalty,
  executePenalty,
  type MovePenalty,
  notifyPenalty,
  type RecordPenalty,
  recordPenalty,
  revokePenalty,
} from '@touchstone/services/conduct';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import type { EditFrom } from '../../wiring/audited-edit.ts';
import { conductPorts, officerOf } from '../../wiring/conduct-ports.ts';
import { stepShape } from '../conduct/shapes.ts';
import { penaltyShape, seenPenalty } from './shapes.ts';

export const listPenaltiesHandler = handle(contracts.listPenalties, ({ query, platform, transaction }) =>
  transaction(async (tx) => {
    const { case: caseId, operator, state } = query;
    const filter = {
      ...(caseId === undefined ? {} : { caseId }),
      ...(operator === undefined ? {} : { operator }),
      ...(state === undefined ? {} : { state }),
    };
    const body = await pageOf(platform.pageTokens, 'list-penalties', query, {
      read: (limit, after) => listPenalties(tx, filter, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: penaltyShape,
    });
    return { status: 200, body };
  }),
);

export const readPenaltyHandler = handle(contracts.readPenalty, async (context) => {
  const row = await seenPenalty(context, context.params.penalty);
  const steps = await context.transaction((tx) => conductSteps(tx, 'penalty', row.id));
  return {
    status: 200,
    rowVersion: row.rowVersion,
    body: { penalty: penaltyShape(row), steps: steps.map(stepShape), paper: penaltyPaper(row) },
  };
});

export const recordPenaltyHandler = handle(contracts.recordPenalty, async (context) => {
  const { body, actor, transaction } = context;
  const by = officerOf(actor);
  if (!(await transaction((tx) => hasCase(tx, body.case)))) throw new Refusal('not-found');
  const act = { action: 'penalty.record', kind: 'case', id: body.case, detail: { type: body.type, amountFen: body.amountFen } };
  const result = await recordPenalty(conductPorts(context, act), body, by);
  if (!result.ok) throw refusalOf(result);
  return { ...(await answer(context, result.id)), status: 201 };
});

type Here = EditFrom & Pick<Context, 'transaction'> & { readonly actor: SignedIn };
type Move = (ports: ReturnType<typeof conductPorts>, by: ReturnType<typeof officerOf>) => Promise<MovePenalty>;

/** The penalty is looked up as the caller sees it, then moved. */
async function moved(context: Here, penalty: string, action: string, move: Move) {
  const by = officerOf(context.actor);
  await seenPenalty(context, penalty);
  const result = await move(conductPorts(context, { action, kind: 'penalty', id: penalty }), by);
  if (!result.ok) throw refusalOf(result);
  return answer(context, penalty);
}

async function answer(context: Pick<Context, 'transaction'>, id: string) {
  const row = await seenPenalty(context, id);
  return { status: 200, body: penaltyShape(row), rowVersion: row.rowVersion };
}

export const notifyPenaltyHandler = handle(contracts.notifyPenalty, (context) => {
  const { params, body, ifMatch } = context;
  return moved(context, params.penalty, 'penalty.record', (ports, by) =>
    notifyPenalty(ports, { id: params.penalty, order: body.order, ifMatch }, by),
  );
});

export const decidePenaltyHandler = handle(contracts.decidePenalty, (context) => {
  const { params, body, ifMatch } = context;
  return moved(context, params.penalty, 'penalty.decide', (ports, by) =>
    decidePenalty(ports, { id: params.penalty, order: body.order, entries: body.entries, ifMatch }, by),
  );
});

export const executePenaltyHandler = handle(contracts.executePenalty, (context) => {
  const { params, body, ifMatch } = context;
  return moved(context, params.penalty, 'penalty.record', (ports, by) =>
    executePenalty(ports, { id: params.penalty, ...body, ifMatch }, by),
  );
});

export const revokePenaltyHandler = handle(contracts.revokePenalty, (context) => {
  const { params, body, ifMatch } = context;
  return moved(context, params.penalty, 'penalty.decide', (ports, by) =>
    revokePenalty(ports, { id: params.penalty, reason: body.reason, ifMatch }, by),
  );
});

function refusalOf(refused: Exclude<RecordPenalty | MovePenalty, { readonly ok: true }>): Refusal {
  if (refused.reason === 'case-refused') return new Refusal(refused.reason, { detail: refused.detail });
  if (refused.reason !== 'citation-without-entry') return new Refusal(refused.reason);
  return new Refusal(refused.reason, { errors: refused.words.map((word) => ({ pointer: '/body/entries', message: word })) });
}
