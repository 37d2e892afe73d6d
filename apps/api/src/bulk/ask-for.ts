import { type BulkJobRow, bulkJobRows } from '@touchstone/db/repositories/bulk-job-rows';
import { formatScope } from '@touchstone/domain/access';
import type { SignedIn } from '../access/actor.ts';
import type { Platform, Session, Transaction } from '../platform.ts';
import { bulkKinds } from './kinds.ts';

interface Asking {
  readonly platform: Platform;
  readonly session: Session;
  readonly actor: SignedIn;
}

/** Puts long work into the list, for a scheduler to do. Answer the route with 202 and `bulkJobShape`. */
export async function askFor(tx: Transaction, { platform, session, actor }: Asking, kind: string, parameters: object): Promise<BulkJobRow> {
  if (!bulkKinds.has(kind)) throw new RangeError(`no such kind of long work: ${kind}`);
  const rows = bulkJobRows(tx);
  const id = platform.newId();
  const askedBy = actor.person ?? actor.credential;
  await rows.insertBulkJob({
    id,
    kind,
    organisation: actor.organisation,
    askedBy,
    scope: formatScope(session.scope),
    parameters,
    at: platform.now(),
  });
  const job = await rows.bulkJob(id);
  if (job === undefined) throw new Error('a job just made is not there');
  return job;
}

export const bulkJobShape = (job: BulkJobRow) => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  doneCount: job.doneCount,
  totalCount: job.totalCount,
  resultSha256: job.resultSha256,
  message: job.message,
  createdAt: job.createdAt.toISOString(),
  finishedAt: job.finishedAt?.toISOString() ?? null,
});
