import { advance } from '@touchstone/domain/run';
import { settle } from './complete-run.ts';
import { limitsOf } from './limits.ts';
import type { WorkPorts } from './ports.ts';

const AT_ONCE = 200;

/**
 * Takes back the leases of workers that fell silent or took too long. Run every few seconds.
 * @returns how many were taken back, and the requests that ended with them
 */
export function reapLeases(ports: WorkPorts): Promise<{ readonly reaped: number; readonly finished: readonly string[] }> {
  return ports.inTransaction(async (tx) => {
    const nowMs = ports.nowMs();
    const engines = new Map((await tx.engines()).map((engine) => [engine.key, engine]));
    const overdue = await tx.holdOverdueRuns(nowMs, AT_ONCE);
    const finished: string[] = [];
    let reaped = 0;
    for (const kept of overdue) {
      const isPastDeadline = kept.run.deadlineMs !== null && kept.run.deadlineMs <= nowMs;
      const on = kept.isCancelAsked ? 'cancel' : isPastDeadline ? 'deadline' : 'lease-lost';
      const outcome = advance(kept.run, { on, atMs: nowMs, spread: ports.random() }, limitsOf(engines.get(kept.engine)!));
      if (!outcome.ok) continue;
      reaped++;
      const request = await settle(ports, tx, kept, outcome.next, { errorClass: on, message: MESSAGES[on] });
      if (request !== null) finished.push(request);
    }
    return { reaped, finished };
  });
}

const MESSAGES = {
  cancel: 'cancelled while the worker was silent',
  deadline: 'the engine took longer than it may',
  'lease-lost': 'the worker fell silent',
} as const;
