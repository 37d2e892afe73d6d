import { advance } from '@touchstone/domain/run';
import { limitsOf } from './limits.ts';
import type { WorkPorts } from './ports.ts';

export type KeepLease =
  | { readonly ok: true; readonly isCancelAsked: boolean; readonly deadlineMs: number }
  | { readonly ok: false; readonly reason: 'lease-stale' };

/** A sign of life: the lease lasts on, up to its deadline. The first one marks the run as running. */
export function keepLease(ports: WorkPorts, lease: string, worker: string): Promise<KeepLease> {
  return ports.inTransaction(async (tx): Promise<KeepLease> => {
    const kept = await tx.holdRunOfLease(lease, worker);
    if (kept === undefined) {
      await tx.recordStale(lease, null, worker, 'heartbeat');
      return { ok: false, reason: 'lease-stale' };
    }
    const engine = (await tx.engines()).find(({ key }) => key === kept.engine)!;
    const on = kept.run.state === 'LEASED' ? 'start' : 'heartbeat';
    const outcome = advance(kept.run, { on, atMs: ports.nowMs(), fence: kept.run.fence }, limitsOf(engine));
    if (!outcome.ok) return { ok: false, reason: 'lease-stale' };
    await tx.saveRun(kept.id, outcome.next, { id: lease, worker });
    return { ok: true, isCancelAsked: kept.isCancelAsked, deadlineMs: outcome.next.deadlineMs ?? ports.nowMs() };
  });
}
