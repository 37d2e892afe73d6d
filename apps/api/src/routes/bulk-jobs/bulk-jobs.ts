import { cancelBulkJob, downloadBulkResult, exportAudit, listBulkJobs, readBulkJob } from '@touchstone/api-client/routes/bulk-jobs';
import { type BulkJobRow, bulkJobRows, listBulkJobs as jobsOf } from '@touchstone/db/repositories/bulk-job-rows';
import type { SignedIn } from '../../access/actor.ts';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { bulkKinds } from '../../bulk/kinds.ts';
import { type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import type { Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';

const whoAsks = (actor: SignedIn): string => actor.person ?? actor.credential;

/** A job that the caller asked for. @throws Refusal `not-found` */
async function own(tx: Transaction, actor: SignedIn, id: string): Promise<BulkJobRow> {
  const job = await bulkJobRows(tx).bulkJob(id);
  if (job === undefined || job.askedBy !== whoAsks(actor)) throw new Refusal('not-found');
  return job;
}

const list = handle(listBulkJobs, ({ actor, query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-bulk-jobs', query, {
      read: (limit, after) => jobsOf(tx, { askedBy: whoAsks(actor), state: query.state }, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: bulkJobShape,
    }),
  })),
);

const read = handle(readBulkJob, ({ actor, params, transaction }) =>
  transaction(async (tx) => ({ status: 200, body: bulkJobShape(await own(tx, actor, params.job)) })),
);

const cancel = handle(cancelBulkJob, ({ actor, params, platform, transaction }) =>
  transaction(async (tx) => {
    await own(tx, actor, params.job);
    if (!(await bulkJobRows(tx).cancelBulkJob(params.job, platform.now()))) throw new Refusal('no-such-step');
    return { status: 200, body: bulkJobShape(await own(tx, actor, params.job)) };
  }),
);

const download = handle(downloadBulkResult, async ({ actor, params, platform, transaction }) => {
  const job = await transaction((tx) => own(tx, actor, params.job));
  const kind = bulkKinds.get(job.kind);
  if (job.state !== 'DONE' || job.resultSha256 === null || kind === undefined) throw new Refusal('no-such-step');
  return {
    status: 200,
    body: await platform.objects.open(job.resultSha256),
    headers: {
      'x-content-sha256': job.resultSha256,
      'content-disposition': `attachment; filename="${kind.fileName}-${job.createdAt.toISOString().slice(0, 10)}"`,
    },
  };
});

const exportEvents = handle(exportAudit, ({ body, actor, session, platform, transaction }) =>
  transaction(async (tx) => ({ status: 202, body: bulkJobShape(await askFor(tx, { platform, session, actor }, 'audit-export', body)) })),
);

export const bulkJobHandlers: readonly Handler[] = [list, read, cancel, download, exportEvents];
