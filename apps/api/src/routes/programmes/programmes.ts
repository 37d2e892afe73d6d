import {
  createProgramme,
  listProgrammes,
  listProgrammeTargets,
  moveProgramme,
  readProgramme,
} from '@touchstone/api-client/routes/programmes';
import {
  type ListedProgramme,
  listTargets,
  readProgramme as programmeOf,
  listProgrammes as programmesOf,
  targetCounts,
} from '@touchstone/db/repositories/programme-lists';
import { moveProgramme as move } from '@touchstone/services/programmes';
import { type Context, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { programmeEdits } from '../../wiring/programme-ports.ts';
import { ownStore } from '../gate/own-store.ts';
import { programmeShape, targetShape } from './shapes.ts';

/** @throws Refusal `not-found` */
async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedProgramme> {
  const row = await platform.transaction(session, (tx) => programmeOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const listProgrammesHandler = handle(listProgrammes, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-programmes', query, {
      read: (limit, after) => programmesOf(tx, session, query, limit, timeKey(after)),
      keyOf: ({ createdKey, id }) => [createdKey, id],
      shape: programmeShape,
    }),
  })),
);

export const createProgrammeHandler = handle(createProgramme, async (context) => {
  const { body, actor, platform } = context;
  const store = ownStore(context);
  const id = platform.newId();
  const act = { action: 'programme.manage', kind: 'programme', id, detail: { step: 'create' } };
  await programmeEdits(context, act).inTransaction(async (tx) => {
    await tx.createProgramme({
      id,
      store,
      organisation: actor.organisation,
      title: body.title,
      announcement: body.announcement,
      clauses: body.clauses ?? [],
      atMs: platform.now().getTime(),
      by: actor.person ?? null,
    });
    return { ok: true };
  });
  const row = await seen(context, id);
  return { status: 201, body: programmeShape(row), rowVersion: row.rowVersion };
});

/** Numbers are for the store and for authorities: of others’ apps a firm learns nothing. */
export const readProgrammeHandler = handle(readProgramme, async (context) => {
  const { session, platform, params } = context;
  const row = await seen(context, params.programme);
  const counted = session.scope.kind === 'operator' ? null : { ...session, scope: { kind: 'all' } as const };
  const targets = counted === null ? null : await platform.transaction(counted, (tx) => targetCounts(tx, row.id));
  return {
    status: 200,
    body: { programme: programmeShape(row), targets: targets === null ? null : { ...targets } },
    rowVersion: row.rowVersion,
  };
});

export const moveProgrammeHandler = handle(moveProgramme, async (context) => {
  const { params, body, ifMatch } = context;
  ownStore(context);
  await seen(context, params.programme);
  const act = { action: 'programme.manage', kind: 'programme', id: params.programme, detail: { step: body.on } };
  const order = {
    on: body.on,
    reason: body.reason ?? '',
    ...(body.dueAt === undefined ? {} : { dueAtMs: Date.parse(body.dueAt) }),
  };
  const result = await move(programmeEdits(context, act), params.programme, order, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  const row = await seen(context, params.programme);
  return { status: 200, body: programmeShape(row), rowVersion: row.rowVersion };
});

export const listProgrammeTargetsHandler = handle(listProgrammeTargets, async (context) => {
  const { params, query, session, platform, transaction } = context;
  await seen(context, params.programme);
  return transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, `list-programme-targets ${params.programme}`, query, {
      read: (limit, after) => listTargets(tx, session, { programme: params.programme, state: query.state }, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: targetShape,
    }),
  }));
});
