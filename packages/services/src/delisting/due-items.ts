import { eachApart, type Failed, raised } from '../apart.ts';
import { moveItem } from './move-item.ts';
import type { DelistingPorts, DelistingTransaction, DelistingWork } from './ports.ts';

const AT_ONCE = 500;
const HOUR_MS = 3_600_000;
const CLOCK = { actor: 'system:clock', organisation: null, basis: '立即下架时限' } as const;

/** What was to be done at once and was not: overdue after the first limit, a superior's after the second. @returns how many moved */
export async function expireItems(ports: DelistingPorts, failed: Failed = raised): Promise<number> {
  try {
    return await expire(ports, (due) => due);
  } catch (error) {
    if (failed === raised) throw error;
  }
  // one of them cannot be moved on: each by itself
  const due = await ports.inTransaction(async (tx) => dueNow(ports, tx));
  return eachApart(due, failed, (id) => expire(ports, (still) => still.filter((one) => one === id)));
}

const expire = (ports: DelistingPorts, chosen: (due: readonly string[]) => readonly string[]): Promise<number> =>
  ports.inTransaction(async (tx) => {
    let moved = 0;
    for (const item of (await tx.holdItems(chosen(await dueNow(ports, tx)))).values()) {
      const done = await moveItem(tx, item, item.state === 'OVERDUE' ? 'escalate' : 'miss-due', CLOCK);
      if (done.ok) moved++;
    }
    return moved;
  });

async function dueNow(ports: DelistingPorts, tx: DelistingTransaction & DelistingWork): Promise<readonly string[]> {
  const { overdueAfterHours, escalateAfterHours } = await tx.delistingPolicy();
  return tx.dueItems(ports.nowMs(), Math.max(0, escalateAfterHours - overdueAfterHours) * HOUR_MS, AT_ONCE);
}
