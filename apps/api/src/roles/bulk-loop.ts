import { systemSession, withSession } from '@touchstone/db';
import { type BulkJobRow, bulkJobRows } from '@touchstone/db/repositories/bulk-job-rows';
import { parseScope } from '@touchstone/domain/access';
import { BulkCancelled } from '../bulk/bulk-kind.ts';
import { bulkKinds } from '../bulk/kinds.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const MAX_RESULT_BYTES = 8 * 1024 * 1024 * 1024;

/** Does long work, one job at a time a process; a job of a process that died is begun again. */
export function bulkLoop({ db, platform, objects }: Pick<Installation, 'db' | 'platform' | 'objects'>): Loop {
  const asSystem = <T>(work: (rows: ReturnType<typeof bulkJobRows>) => Promise<T>) =>
    withSession(db, systemSession('bulk'), (tx) => work(bulkJobRows(tx)));

  const run = async (job: BulkJobRow, signal: AbortSignal): Promise<void> => {
    const kind = bulkKinds.get(job.kind);
    const scope = parseScope(job.scope);
    if (kind === undefined || scope === undefined) {
      await asSystem((rows) => rows.noteBulkJob(job.id, { state: 'FAILED', message: 'unknown-kind', finishedAt: platform.now() }));
      return;
    }
    await asSystem((rows) => rows.noteBulkJob(job.id, { state: 'RUNNING' }));
    const session = { actor: `person:${job.askedBy}`, organisation: job.organisation, scope };
    const progress = async (doneCount: number, totalCount?: number) => {
      const goesOn = await asSystem((rows) => rows.noteBulkJob(job.id, { doneCount, ...(totalCount === undefined ? {} : { totalCount }) }));
      // a server that stops leaves the job as it is: it is begun again
      if (!goesOn || signal.aborted) throw new BulkCancelled();
    };
    const { sha256 } = await objects.put(kind.run({ platform, session, job, progress }), { maxBytes: MAX_RESULT_BYTES });
    await asSystem((rows) => rows.noteBulkJob(job.id, { state: 'DONE', resultSha256: sha256, finishedAt: platform.now() }));
  };

  return {
    name: 'bulk-jobs',
    everyMs: 1000,
    // the lock on the job lasts as long as this transaction, which does nothing else
    round: (signal) =>
      withSession(db, systemSession('bulk'), async (tx) => {
        const job = await bulkJobRows(tx).takeBulkJob();
        if (job === undefined) return 0;
        try {
          await run(job, signal);
        } catch (error) {
          if (error instanceof BulkCancelled) return 1;
          await asSystem((rows) => rows.noteBulkJob(job.id, { state: 'FAILED', message: 'failed', finishedAt: platform.now() }));
          throw error;
        }
        return 1;
      }),
  };
}
