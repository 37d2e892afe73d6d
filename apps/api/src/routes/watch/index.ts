import * as contracts from '@touchstone/api-client/routes/watch';
import { listWatchChecks, listWatchRules, readWatchCheck, readWatchDraw, readWatchRule } from '@touchstone/db/repositories/watch-lists';
import { changeWatchRule, createWatchRule, drawChecks, type Owner, raiseCheck } from '@touchstone/services/watch';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import type { ProblemCode } from '../../problem/problems.ts';
import { Refusal } from '../../problem/refusal.ts';
import { watchPorts } from '../../wiring/watch-ports.ts';
import { checkShape, drawShape, ruleShape } from './shapes.ts';

type Asking = Pick<Context, 'platform' | 'session'>;

/** @throws Refusal `not-found` */
async function seenRule({ platform, session }: Asking, id: string) {
  const row = await platform.transaction(session, (tx) => readWatchRule(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

const ownerOf = ({ actor, session }: { readonly actor: SignedIn; readonly session: Context['session'] }): Owner => ({
  organisation: actor.organisation,
  province: session.scope.kind === 'province' ? session.scope.province : null,
  person: actor.person ?? null,
});

const listRules = handle(contracts.listWatchRules, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-watch-rules', query, {
      read: (limit, after) => listWatchRules(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: ruleShape,
    }),
  })),
);

const createRule = handle(contracts.createWatchRule, async (context) => {
  const { body, platform } = context;
  const rule = {
    kind: body.kind,
    target: body.target,
    clauses: body.clauses ?? [],
    everyDays: body.everyDays ?? null,
    triggers: body.triggers ?? [],
    note: body.note ?? '',
    fromMs: body.from === undefined ? platform.now().getTime() : Date.parse(body.from),
    untilMs: body.until === undefined ? null : Date.parse(body.until),
  };
  const result = await createWatchRule(watchPorts(context), rule, ownerOf(context));
  if (!result.ok) throw new Refusal('invalid-input', { errors: result.faults.map((fault) => ({ pointer: '/body', message: fault })) });
  const row = await seenRule(context, result.rule);
  return { status: 201, body: ruleShape(row), rowVersion: row.rowVersion };
});

const readRule = handle(contracts.readWatchRule, async (context) => {
  const row = await seenRule(context, context.params.rule);
  return { status: 200, body: ruleShape(row), rowVersion: row.rowVersion };
});

const changeRule = handle(contracts.changeWatchRule, async (context) => {
  const { params, body, actor, ifMatch } = context;
  const before = await seenRule(context, params.rule);
  if (before.organisation !== actor.organisation) throw new Refusal('outside-scope');
  const result = await changeWatchRule(watchPorts(context), params.rule, body.state, body.reason, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  const row = await seenRule(context, params.rule);
  return { status: 200, body: ruleShape(row), rowVersion: row.rowVersion };
});

const listChecks = handle(contracts.listWatchChecks, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-watch-checks', query, {
      read: (limit, after) => listWatchChecks(tx, session, query, platform.now(), limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: checkShape,
    }),
  })),
);

const raise = handle(contracts.raiseWatchCheck, async (context) => {
  const { body, session, platform } = context;
  const { case: of, ...wish } = body;
  const result = await raiseCheck(watchPorts(context), of, wish, ownerOf(context));
  if (!result.ok) throw new Refusal(result.reason as ProblemCode);
  const row = await platform.transaction(session, (tx) => readWatchCheck(tx, session, result.check));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 201, body: checkShape(row) };
});

const draw = handle(contracts.drawWatchChecks, async (context) => {
  const { body, session, platform } = context;
  const { seed, size, ...filter } = body;
  const result = await drawChecks(watchPorts(context), { seed, size, filter }, ownerOf(context));
  if (!result.ok) throw new Refusal(result.reason);
  const row = await platform.transaction(session, (tx) => readWatchDraw(tx, session, result.draw));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 201, body: { draw: drawShape(row), raised: result.raised } };
});

const readDraw = handle(contracts.readWatchDraw, async ({ params, session, transaction }) => {
  const row = await transaction((tx) => readWatchDraw(tx, session, params.draw));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 200, body: drawShape(row) };
});

/** 回头看: rules, draws, and the looks that came of them. */
export const watchHandlers: readonly Handler[] = [listRules, createRule, readRule, changeRule, listChecks, raise, draw, readDraw];
