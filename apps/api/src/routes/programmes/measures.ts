import { appealStoreMeasure, decideStoreMeasure, imposeStoreMeasure, listStoreMeasures } from '@touchstone/api-client/routes/programmes';
import { type ListedMeasure, listMeasures, readMeasure, readTarget } from '@touchstone/db/repositories/programme-lists';
import type { MeasureEvent } from '@touchstone/domain/programme';
import { imposeMeasure, moveMeasure } from '@touchstone/services/programmes';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { programmeEdits } from '../../wiring/programme-ports.ts';
import { ownStore } from '../gate/own-store.ts';
import { measureShape } from './shapes.ts';

async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedMeasure> {
  const row = await platform.transaction(session, (tx) => readMeasure(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

const WHY = {
  'not-found': ['没有这个条目', 'There is no such listing'],
  'no-such-step': ['整改期限届满、方案处于处置阶段后才能采取措施', 'Measures come after the deadline, while the programme enforces'],
  'skips-a-grade': ['措施须逐级采取，请先采取前一级', 'Measures go one grade at a time: take the one before'],
  'in-force': ['同样的措施正在生效', 'The same measure is in force'],
} as const;

export const imposeStoreMeasureHandler = handle(imposeStoreMeasure, async (context) => {
  const { params, body, actor, session, transaction } = context;
  ownStore(context);
  if ((await transaction((tx) => readTarget(tx, session, params.target))) === undefined) throw new Refusal('not-found');
  const act = { action: 'programme.manage', kind: 'programme-target', id: params.target, detail: { measure: body.kind } };
  const { kind, reason, evades = false, notice } = body;
  const wish = { kind, reason, evades, by: actor.person ?? null, ...(notice === undefined ? {} : { notice }) };
  const result = await imposeMeasure(programmeEdits(context, act), params.target, wish);
  if (!result.ok) throw new Refusal(result.reason === 'not-found' ? 'not-found' : 'no-such-step', { detail: WHY[result.reason] });
  const row = await seen(context, result.id);
  return { status: 201, body: measureShape(row), rowVersion: row.rowVersion };
});

export const listStoreMeasuresHandler = handle(listStoreMeasures, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-store-measures', query, {
      read: (limit, after) => listMeasures(tx, session, query, limit, timeKey(after)),
      keyOf: ({ imposedKey, id }) => [imposedKey, id],
      shape: measureShape,
    }),
  })),
);

async function step(context: Context, measure: string, on: MeasureEvent, text: string) {
  await seen(context, measure);
  const act = { action: on === 'appeal' ? 'case.object' : 'programme.manage', kind: 'store-measure', id: measure, detail: { step: on } };
  const result = await moveMeasure(programmeEdits(context, act), measure, { on, text }, context.ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  const row = await seen(context, measure);
  return { status: 200, body: measureShape(row), rowVersion: row.rowVersion };
}

/** The firm, or the store for it. @throws Refusal `outside-scope` for an authority: it appeals for nobody */
export const appealStoreMeasureHandler = handle(appealStoreMeasure, (context) => {
  const { kind } = context.session.scope;
  if (kind !== 'operator' && kind !== 'store') throw new Refusal('outside-scope');
  return step(context as unknown as Context, context.params.measure, 'appeal', context.body.text);
});

export const decideStoreMeasureHandler = handle(decideStoreMeasure, (context) => {
  ownStore(context);
  return step(context as unknown as Context, context.params.measure, context.body.on, context.body.text);
});
