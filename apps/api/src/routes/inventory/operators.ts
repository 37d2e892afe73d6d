import {
  correctOperatorProvince,
  listOperators,
  mergeOperator,
  readOperator,
  splitOperator,
} from '@touchstone/api-client/routes/inventory';
import { systemSession } from '@touchstone/db';
import {
  identityEvents,
  type ListedOperator,
  operatorNames,
  readOperator as operatorOf,
  listOperators as operatorsOf,
} from '@touchstone/db/repositories/operator-lists';
import { correctProvince, mergeOperators, splitOperator as split } from '@touchstone/services/inventory';
import { type Context, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { operatorPorts, provincePorts } from '../../wiring/inventory-ports.ts';

export const operatorShape = ({ rowVersion, ...row }: ListedOperator) => ({ ...row, version: rowVersion });

export const listOperatorsHandler = handle(listOperators, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-operators', query, {
      read: (limit, after) => operatorsOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: operatorShape,
    });
    return { status: 200, body };
  }),
);

/** @throws Refusal `not-found` for an operator that is not there, or not in this scope */
async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedOperator> {
  const row = await platform.transaction(session, (tx) => operatorOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const readOperatorHandler = handle(readOperator, async (context) => {
  const { params, platform, session } = context;
  const operator = await seen(context, params.operator);
  const names = await platform.transaction(session, (tx) => operatorNames(tx, params.operator));
  const history = await platform.transaction(systemSession('operators'), (tx) => identityEvents(tx, 'operator', params.operator));
  return {
    status: 200,
    rowVersion: operator.rowVersion,
    body: {
      operator: operatorShape(operator),
      names: names.map((one) => ({ ...one, seenFrom: one.seenFrom.toISOString() })),
      history: history.map((one) => ({ ...one, from: [...one.from], to: [...one.to], at: one.at.toISOString() })),
    },
  };
});

/** The entry as it is now; it may have left the caller's scope by what was done. */
async function afterwards({ platform }: Pick<Context, 'platform'>, id: string) {
  const session = systemSession('operators');
  const row = await platform.transaction(session, (tx) => operatorOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 200, body: operatorShape(row), rowVersion: row.rowVersion };
}

export const correctOperatorProvinceHandler = handle(correctOperatorProvince, async (context) => {
  const { params, body, ifMatch } = context;
  const { province } = await seen(context, params.operator);
  const detail = { before: province, after: body.province, reason: body.reason };
  const act = { action: 'operator.edit', kind: 'operator', id: params.operator, detail };
  const result = await correctProvince(provincePorts(context, act), { operator: params.operator, ifMatch, ...body });
  if (!result.ok && result.reason === 'invalid-input')
    throw new Refusal('invalid-input', { errors: [{ pointer: `/body/${result.field}`, message: 'no-such-province' }] });
  if (!result.ok) throw new Refusal(result.reason);
  return afterwards(context, params.operator);
});

export const mergeOperatorHandler = handle(mergeOperator, async (context) => {
  const { params, body, ifMatch } = context;
  await seen(context, params.operator);
  await seen(context, body.into);
  const act = { action: 'operator.merge', kind: 'operator', id: params.operator, detail: { into: body.into, reason: body.reason } };
  const result = await mergeOperators(operatorPorts(context, act), { operator: params.operator, ifMatch, ...body });
  if (!result.ok) throw new Refusal(result.reason);
  return afterwards(context, result.operator);
});

export const splitOperatorHandler = handle(splitOperator, async (context) => {
  const { params, body, ifMatch, session } = context;
  await seen(context, params.operator);
  const act = { action: 'operator.merge', kind: 'operator', id: params.operator, detail: { split: body.apps.length, reason: body.reason } };
  const result = await split(operatorPorts(context, act), { operator: params.operator, ifMatch, source: session.actor, ...body });
  if (!result.ok) throw new Refusal(result.reason);
  return afterwards(context, result.operator);
});
