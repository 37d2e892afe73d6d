import { advance, isLeased, isTerminal, RUN_LIMITS } from '@touchstone/domain/run';
import { settle } from './complete-run.ts';
import type { WorkPorts } from './ports.ts';

/**
 * Ends what has not begun at once; a worker that holds a run is told at its next heartbeat.
 * @param only the one run that is meant; absent: all of the request
 * @returns runs cancelled now, and runs whose workers will be told
 */
export function cancelScan(
  ports: WorkPorts,
  request: string,
  only?: string,
): Promise<{ readonly cancelled: number; readonly asked: number }> {
  return ports.inTransaction(async (tx) => {
    let [cancelled, asked] = [0, 0];
    for (const kept of await tx.holdRunsOfRequest(request)) {
      if (isTerminal(kept.run.state) || (only !== undefined && kept.id !== only)) continue;
      if (isLeased(kept.run.state)) {
        await tx.askCancel(kept.id);
        asked++;
        continue;
      }
      const outcome = advance(kept.run, { on: 'cancel', atMs: ports.nowMs() }, RUN_LIMITS);
      if (!outcome.ok) continue;
      await settle(ports, tx, kept, outcome.next, { errorClass: 'cancelled', message: 'cancelled before it began' });
      cancelled++;
    }
    return { cancelled, asked };
  });
}
