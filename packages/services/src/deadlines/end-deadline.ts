import type { By, DeadlineTransaction, MoveDeadline } from './ports.ts';
import { stepDeadline } from './step-deadline.ts';

/** Ends a deadline because what it asks for was done, or because nothing is asked any more. */
export const endDeadline = (tx: DeadlineTransaction, id: string, as: 'MET' | 'CANCELLED', by: By, atMs?: number): Promise<MoveDeadline> =>
  stepDeadline(tx, id, as === 'MET' ? 'meet' : 'cancel', by, async ({ startedAtMs }) => {
    const endedAtMs = atMs ?? tx.nowMs();
    return {
      holds: () => false,
      change: { endedAtMs },
      // how long it took: stores are compared by it
      detail: startedAtMs === null ? {} : { tookMs: endedAtMs - startedAtMs },
    };
  });
