import { NEW_RUN, type Run } from '@touchstone/domain/run';
import { settle } from './complete-run.ts';
import type { WorkPorts } from './ports.ts';

export type ReleaseRun = { readonly ok: true } | { readonly ok: false; readonly reason: 'lease-stale' };

/** A worker that drains gives back what it has not begun. It costs no try. */
export function releaseRun(ports: WorkPorts, lease: string, worker: string): Promise<ReleaseRun> {
  return ports.inTransaction(async (tx): Promise<ReleaseRun> => {
    const kept = await tx.holdRunOfLease(lease, worker);
    if (kept === undefined) {
      await tx.recordStale(lease, null, worker, 'release');
      return { ok: false, reason: 'lease-stale' };
    }
    await settle(ports, tx, kept, givenBack(kept.run), {});
    return { ok: true };
  });
}

const givenBack = (run: Run): Run => ({
  ...run,
  state: 'QUEUED',
  attempt: run.attempt - 1,
  leaseUntilMs: NEW_RUN.leaseUntilMs,
  deadlineMs: NEW_RUN.deadlineMs,
});
