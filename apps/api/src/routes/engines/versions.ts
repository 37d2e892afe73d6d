import { limitEngine, listEngineEvents, listEngines, moveEngine, readEngine, registerEngine } from '@touchstone/api-client/routes/engines';
import { systemSession } from '@touchstone/db';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import type { EngineDescription } from '@touchstone/domain/engine';
import { knownClauses } from '@touchstone/engines';
import { type EngineLimits, limitEngine as limit, moveEngine as move, registerEngine as register } from '@touchstone/services/engines';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { engineEdits } from '../../wiring/engines-ports.ts';
import { allEngines, engineAt, shownEngine } from './seen-engine.ts';

export const listEnginesHandler = handle(listEngines, async (context) => {
  const { query, platform } = context;
  const items = (await allEngines(context)).filter(
    ({ id, state }) => (query.id === undefined || id === query.id) && (query.state === undefined || state === query.state),
  );
  return { status: 200, body: { asOf: platform.now().toISOString(), items } };
});

export const readEngineHandler = handle(readEngine, (context) => shownEngine(context, context.params.engine));

/** What a fault of a description is about. */
const POINTERS: Readonly<Record<string, string>> = {
  'engine/id': '/body/id',
  'engine/lab-id': '/body/id',
  'engine/version': '/body/version',
  'engine/rule-set': '/body/ruleSet',
  'engine/correlation-group': '/body/correlationGroup',
  'engine/accepts-nothing': '/body/accepts',
  'engine/timeout': '/body/timeoutMs',
  'engine/resources': '/body/cores',
  'engine/licences': '/body/licences',
  'engine/rate': '/body/ratePerMinute',
  'engine/quota': '/body/runsPerDay',
};

export const registerEngineHandler = handle(registerEngine, async (context) => {
  const { body, platform, session } = context;
  const { organisation = null, ...given } = body;
  const description = given as EngineDescription;
  const unknown = description.capabilities.flatMap(({ clause }, i) =>
    knownClauses().has(clause)
      ? []
      : [{ pointer: `/body/capabilities/${i}/clause`, message: [`没有这个条款：${clause}`, `unknown clause ${clause}`] as const }],
  );
  if (unknown.length > 0) throw new Refusal('bad-description', { errors: unknown.slice(0, 20) });

  if (organisation !== null && (await platform.transaction(session, (tx) => peopleRows(tx).organisation(organisation))) === undefined)
    throw new Refusal('bad-description', { errors: [{ pointer: '/body/organisation', message: 'no-such-organisation' }] });

  const { id, version, ruleSet } = description;
  const act = { action: 'engine.manage', kind: 'engine', id, detail: { version, ruleSet } };
  const result = await register(engineEdits(context, act), { description, organisation });
  if (!result.ok)
    throw new Refusal('bad-description', {
      errors: result.faults.map((fault) => ({ pointer: POINTERS[fault] ?? '/body', message: fault })),
    });
  return shownEngine(context, result.key, result.isNew ? 201 : 200);
});

export const moveEngineHandler = handle(moveEngine, async (context) => {
  const { params, body, ifMatch } = context;
  const act = { action: 'engine.manage', kind: 'engine-version', id: params.engine, detail: { ...body } };
  const result = await move(engineEdits(context, act), params.engine, body.order, body.reason, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  return shownEngine(context, params.engine);
});

export const limitEngineHandler = handle(limitEngine, async (context) => {
  const { params, body, ifMatch } = context;
  const act = { action: 'engine.manage', kind: 'engine-version', id: params.engine, detail: { ...body } };
  const { reason: _, ...limits } = body;
  const result = await limit(engineEdits(context, act), params.engine, limits as EngineLimits, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  return shownEngine(context, params.engine);
});

export const listEngineEventsHandler = handle(listEngineEvents, async (context) => {
  const { params, platform } = context;
  await engineAt(context, params.engine);
  const events = await platform.transaction(systemSession('engines'), (tx) => engineRows(tx).engineEvents(params.engine));
  const items = events.map(({ at, from, to, ...event }) => ({
    ...event,
    from: from as 'ACTIVE',
    to: to as 'ACTIVE',
    at: at.toISOString(),
  }));
  return { status: 200, body: { items } };
});
