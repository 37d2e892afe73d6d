import { listAcquisitions, readAcquisition, retryAcquisition } from '@touchstone/api-client/routes/acquisition';
import {
  readAcquisition as acquisitionOf,
  listAcquisitions as acquisitionsOf,
  type ListedAcquisition,
} from '@touchstone/db/repositories/acquisition-lists';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { retryAcquisition as retry } from '@touchstone/services/acquisition';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';

const acquisitionShape = (row: ListedAcquisition) => ({
  id: row.id,
  source: row.source,
  what: row.what,
  store: row.store,
  listing: row.listing,
  fileName: row.fileName,
  declared: { sha256: row.sha256, sizeBytes: row.sizeBytes, signers: [...row.signers] },
  received: row.receivedSha256 === null || row.receivedBytes === null ? null : { sha256: row.receivedSha256, sizeBytes: row.receivedBytes },
  state: row.state as 'DECLARED',
  attempts: row.attempts,
  nextAt: row.nextAt.toISOString(),
  artifact: row.artifact,
  reason: row.reason,
  message: row.message,
  problems: [...row.problems],
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

export const listAcquisitionsHandler = handle(listAcquisitions, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-acquisitions', query, {
      read: (limit, after) => acquisitionsOf(tx, session, query, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: acquisitionShape,
    });
    return { status: 200, body };
  }),
);

type Rows = ReturnType<typeof acquisitionRows>;

/** @throws Refusal `not-found` for what is not there, or not in this scope */
async function seen({ session, transaction }: Pick<Context, 'session' | 'transaction'>, id: string): Promise<ListedAcquisition> {
  const row = await transaction((tx) => acquisitionOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const readAcquisitionHandler = handle(readAcquisition, async (context) => ({
  status: 200,
  body: acquisitionShape(await seen(context, context.params.acquisition)),
}));

export const retryAcquisitionHandler = handle(retryAcquisition, async (context) => {
  const { params, platform } = context;
  await seen(context, params.acquisition);
  const again = platform.newId();
  const act = { action: 'store.edit', kind: 'acquisition', id: params.acquisition, detail: { again } };
  const ports = {
    inTransaction: <T>(work: (tx: Rows) => Promise<T>) => auditedEdit(context, act, acquisitionRows, work),
    newId: () => again,
  };
  const result = await retry(ports, params.acquisition);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: { acquisition: result.acquisition } };
});
