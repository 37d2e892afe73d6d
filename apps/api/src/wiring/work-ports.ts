import { createHash, randomBytes } from 'node:crypto';
import { type Database, systemSession, withSession } from '@touchstone/db';
import { workRows } from '@touchstone/db/repositories/work-rows';
import type { RunQueue } from '@touchstone/jobs';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { WorkPorts, WorkTransaction } from '@touchstone/services/work';

export interface Clock {
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** Handing out work, on PostgreSQL and the queue beside it: both in one transaction. */
export function workPorts(db: Database, queue: RunQueue, clock: Clock = systemClock): WorkPorts {
  return {
    inTransaction: (work) =>
      withSession(db, systemSession('work'), (tx) => {
        const transaction: WorkTransaction = {
          ...workRows(tx),
          take: (engine, count) => queue.take(tx, engine, count),
          enqueue: (engine, runs) => queue.add(tx, engine, runs),
          dequeue: (engine, runs) => queue.remove(tx, engine, runs),
        };
        return work(transaction);
      }),
    openQueue: (engine) => queue.open(engine),
    nowMs: clock.nowMs,
    newId: () => uuidv7(clock.nowMs(), randomBytes(16)),
    random: Math.random,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
}
