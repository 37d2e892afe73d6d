import { createHash } from 'node:crypto';
import {
  createSnapshot,
  listFunnel,
  listSnapshots,
  publishSnapshot,
  readFunnel,
  readSnapshot,
} from '@touchstone/api-client/routes/statistics';
import {
  addSnapshot,
  publishSnapshot as publish,
  type SnapshotRow,
  readSnapshot as snapshotOf,
  listSnapshots as snapshotsOf,
} from '@touchstone/db/repositories/snapshot-rows';
import { listStage } from '@touchstone/db/repositories/statistics-lists';
import { formatScope } from '@touchstone/domain/access';
import { type Context, type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { type FunnelQuery, filterOf, funnelOf, refuseUncounted } from './funnel.ts';
import { listTestedItemsHandler } from './items.ts';
import { readStoreFiguresHandler } from './stores.ts';
import { readYearHandler, setTestingTargetHandler } from './year.ts';

const funnel = handle(readFunnel, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({ status: 200, body: await funnelOf(tx, session, query as FunnelQuery, platform.now()) })),
);

const rows = handle(listFunnel, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const filter = filterOf(query as FunnelQuery, session, platform.now());
    refuseUncounted(query.stage, filter.slices);
    const body = await pageOf(platform.pageTokens, 'list-funnel', query, {
      read: (limit, after) => listStage(tx, session, query.stage, filter, limit, keyOf(after), query.each),
      keyOf: ({ at, key }) => [at.toISOString(), key],
      shape: ({ at, clauses, ...row }) => ({ ...row, at: at.toISOString(), clauses: [...clauses] }),
    });
    return { status: 200, body };
  }),
);

function keyOf(after: readonly (string | number | null)[] | undefined): { readonly at: Date; readonly key: string } | undefined {
  if (after === undefined) return undefined;
  const [at, key] = after;
  if (typeof at !== 'string' || typeof key !== 'string') throw new Refusal('page-token-invalid');
  return { at: new Date(at), key };
}

const freeze = handle(createSnapshot, async (context) => {
  const { body, session, actor, platform, transaction } = context;
  const id = platform.newId();
  const now = platform.now();
  const query = { ...body.query, asOf: body.query.asOf ?? now.toISOString() };
  const result = await transaction((tx) => funnelOf(tx, session, query as FunnelQuery, now));
  const hash = createHash('sha256')
    .update(JSON.stringify([body.name, query, result]))
    .digest('hex');
  const edit = await auditedEdit(
    context,
    { action: 'snapshot.create', kind: 'snapshot', id, detail: { hash } },
    (tx) => tx,
    async (tx) => {
      await addSnapshot(tx, {
        id,
        name: body.name,
        organisation: actor.organisation,
        province: session.scope.kind === 'province' ? session.scope.province : null,
        scope: formatScope(session.scope),
        query,
        asOf: new Date(query.asOf),
        result,
        hash,
        createdAt: now,
        createdBy: actor.person ?? null,
      });
      return { ok: true };
    },
  );
  if (!edit.ok) throw new Refusal('not-found');
  return { status: 201, body: shape(await seen(context, id)) };
});

const list = handle(listSnapshots, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-snapshots', query, {
      read: (limit, after) => snapshotsOf(tx, session, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape,
    }),
  })),
);

const read = handle(readSnapshot, async (context) => ({ status: 200, body: shape(await seen(context, context.params.snapshot)) }));

const publishOne = handle(publishSnapshot, async (context) => {
  const { params, session, platform } = context;
  const { organisation, hash, query } = await seen(context, params.snapshot);
  if (organisation !== session.organisation) throw new Refusal('outside-scope');
  if (query['by'] === 'operator' || query['operator'] !== undefined)
    throw new Refusal('no-such-step', {
      detail: ['单个企业的数据只能通过通报公布', 'figures of single firms are published by notices alone'],
    });
  const edit = await auditedEdit(
    context,
    { action: 'snapshot.publish', kind: 'snapshot', id: params.snapshot, detail: { hash } },
    (tx) => tx,
    async (tx) => ({ ok: await publish(tx, params.snapshot, platform.now()) }),
  );
  if (!edit.ok) throw new Refusal('no-such-step', { detail: ['该快照已经公布', 'it was published before'] });
  return { status: 200, body: shape(await seen(context, params.snapshot)) };
});

/** @throws Refusal `not-found` */
async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<SnapshotRow> {
  const row = await platform.transaction(session, (tx) => snapshotOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

const shape = ({ asOf, publishedAt, createdAt, ...row }: SnapshotRow) => ({
  ...row,
  asOf: asOf.toISOString(),
  publishedAt: publishedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

export const statisticsHandlers: readonly Handler[] = [
  funnel,
  rows,
  listTestedItemsHandler,
  readStoreFiguresHandler,
  readYearHandler,
  setTestingTargetHandler,
  freeze,
  list,
  read,
  publishOne,
];
