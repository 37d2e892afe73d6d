import { dueOf } from '@touchstone/domain/deadline';
import type { By, DeadlineTransaction } from './ports.ts';
import { stepDeadline } from './step-deadline.ts';

export interface RecomputeTransaction extends DeadlineTransaction {
  /** Holds the cases of all of them, in order: one transaction goes through many. */
  holdUnprintedCases(): Promise<void>;
  /** PROVISIONAL ones and RUNNING ones that no document prints, by id, behind `after`. */
  unprintedAfter(after: string | undefined, limit: number): Promise<readonly string[]>;
}

export interface Recomputed {
  readonly ok: true;
  /** Left PROVISIONAL. */
  readonly started: number;
  /** Unprinted ones whose day is another now. */
  readonly moved: number;
}

const BATCH = 500;

/** Counts again what no document has printed, after a calendar came in. What is printed stays as it is printed. */
export async function recomputeDeadlines(tx: RecomputeTransaction, by: By): Promise<Recomputed> {
  await tx.holdUnprintedCases();
  let [started, moved] = [0, 0];
  for (let after: string | undefined; ; ) {
    const ids = await tx.unprintedAfter(after, BATCH);
    for (const id of ids) {
      const outcome = await recomputeOne(tx, id, by);
      if (outcome === 'started') started += 1;
      if (outcome === 'moved') moved += 1;
    }
    after = ids.at(-1);
    if (ids.length < BATCH || after === undefined) return { ok: true, started, moved };
  }
}

async function recomputeOne(tx: RecomputeTransaction, id: string, by: By): Promise<'started' | 'moved' | 'same'> {
  let was: 'started' | 'moved' | 'same' = 'same';
  const result = await stepDeadline(tx, id, 'recompute', by, async (deadline) => {
    const due = dueOf(deadline.rule, deadline.startedAtMs ?? tx.nowMs(), await tx.calendar());
    const isNew = deadline.state === 'PROVISIONAL' || due.dueAtMs !== deadline.dueAtMs;
    if (due.state !== 'RUNNING' || !isNew) return { ok: false, reason: 'no-such-step' };
    was = deadline.state === 'PROVISIONAL' ? 'started' : 'moved';
    return {
      holds: (guard) => guard === 'inside-calendar' || (guard === 'not-printed' && deadline.printedText === null),
      change: { dueAtMs: due.dueAtMs, calendarIds: due.calendarIds },
      detail: {
        before: deadline.dueAtMs === null ? null : new Date(deadline.dueAtMs).toISOString(),
        due: new Date(due.dueAtMs).toISOString(),
      },
      afterwards: (next) => tx.announceDeadline('deadline.recomputed', next, {}),
    };
  });
  return result.ok ? was : 'same';
}
