import * as contracts from '@touchstone/api-client/routes/relistings';
import { listRelistings, readRelisting } from '@touchstone/db/repositories/relisting-rows';
import { applyToRelist, decideRelisting, withdrawRelisting } from '@touchstone/services/delisting';
import { nameOf } from '../../access/actor.ts';
import { type Context, type Handler, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { delistingEdits } from '../../wiring/delisting-ports.ts';

type Row = NonNullable<Awaited<ReturnType<typeof readRelisting>>>;

function shape(row: Row) {
  const { hindrances } = row.grounds as { readonly hindrances?: readonly string[] };
  return {
    id: row.id,
    case: row.case,
    caseNumber: row.caseNumber,
    subjectName: row.subjectName,
    state: row.state,
    statement: row.statement,
    artifact: row.artifact,
    appliedAt: new Date(row.appliedMs).toISOString(),
    decidedAt: row.decidedMs === null ? null : new Date(row.decidedMs).toISOString(),
    reason: row.reason,
    hindrances: [...(hindrances ?? [])],
    version: row.rowVersion,
  };
}

type Asking = Pick<Context, 'platform' | 'session'>;

async function seen({ platform, session }: Asking, id: string): Promise<Row> {
  const row = await platform.transaction(session, (tx) => readRelisting(tx, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

async function shown(asking: Asking, id: string, status = 200) {
  const row = await seen(asking, id);
  return { status, body: shape(row), rowVersion: row.rowVersion };
}

const list = handle(contracts.listRelistings, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-relistings', query, {
      read: (limit, after) => listRelistings(tx, query, limit, timeKey(after)),
      keyOf: ({ appliedMs, id }) => [new Date(appliedMs).toISOString(), id],
      shape,
    }),
  })),
);

const read = handle(contracts.readRelisting, (context) => shown(context, context.params.relisting));

const apply = handle(contracts.applyToRelist, async (context) => {
  const { params, body, actor, session } = context;
  const known = await context.transaction((tx) =>
    tx.selectFrom('enforcement_case').select('id').where('id', '=', params.case).executeTakeFirst(),
  );
  if (known === undefined) throw new Refusal('not-found');
  const operator = session.scope.kind === 'operator' ? session.scope.operator : null;
  const act = { action: 'relisting.apply', kind: 'case', id: params.case, detail: { artifact: body.artifact } };
  const by = { actor: nameOf(actor), organisation: actor.organisation, basis: '恢复上架申请' };
  const result = await delistingEdits(context, act)((tx) => applyToRelist(tx, { case: params.case, operator, ...body }, by));
  if (!result.ok) throw new Refusal(result.reason);
  return shown(context, result.relisting.id, 201);
});

const decide = handle(contracts.decideRelisting, async (context) => {
  const { params, body, actor, ifMatch } = context;
  const { case: of } = await seen(context, params.relisting);
  await ownCase(context, of);
  const { decision, reason, basis } = body;
  const act = { action: 'relisting.approve', kind: 'relisting', id: params.relisting, detail: { decision, reason } };
  const by = { actor: nameOf(actor), organisation: actor.organisation, permissions: actor.permissions, basis };
  const result = await delistingEdits(
    context,
    act,
  )((tx) => decideRelisting(tx, { relisting: params.relisting, decision, reason, ifMatch }, by));
  if (result.ok) return shown(context, params.relisting);
  if (result.reason === 'relisting-hindered')
    throw new Refusal(result.reason, { errors: result.hindrances.map((message) => ({ pointer: '/params/relisting', message })) });
  throw new Refusal(result.reason, 'because' in result ? { detail: result.because } : {});
});

/** @throws Refusal `outside-scope` for the case of another authority */
async function ownCase({ platform, session, actor }: Pick<Context, 'platform' | 'session' | 'actor'>, of: string): Promise<void> {
  const row = await platform.transaction(session, (tx) =>
    tx.selectFrom('enforcement_case').select('organisation_id').where('id', '=', of).executeTakeFirst(),
  );
  if (row?.organisation_id !== actor.organisation) throw new Refusal('outside-scope');
}

const withdraw = handle(contracts.withdrawRelisting, async (context) => {
  const { params, ifMatch } = context;
  await seen(context, params.relisting);
  const act = { action: 'relisting.apply', kind: 'relisting', id: params.relisting, detail: { withdrawn: true } };
  const result = await delistingEdits(context, act)((tx) => withdrawRelisting(tx, params.relisting, ifMatch));
  if (!result.ok) throw new Refusal(result.reason);
  return shown(context, params.relisting);
});

/** The way back to the shelves. */
export const relistingHandlers: readonly Handler[] = [list, read, apply, decide, withdraw];
