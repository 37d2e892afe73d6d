import { moveItem } from './move-item.ts';
import type { DelistingPorts } from './ports.ts';

const AT_ONCE = 500;
const HOUR_MS = 3_600_000;
const CLOCK = { actor: 'system:clock', organisation: null, basis: '立即下架时限' } as const;

/** What was to be done at once and was not: overdue after the first limit, a superior's after the second. @returns how many moved */
export const expireItems = (ports: DelistingPorts): Promise<number> =>
  ports.inTransaction(async (tx) => {
    const { overdueAfterHours, escalateAfterHours } = await tx.delistingPolicy();
    const escalateAfterMs = Math.max(0, escalateAfterHours - overdueAfterHours) * HOUR_MS;
    const due = await tx.holdItems(await tx.dueItems(ports.nowMs(), escalateAfterMs, AT_ONCE));
    let moved = 0;
    for (const item of due.values()) {
      const done = await moveItem(tx, item, item.state === 'OVERDUE' ? 'escalate' : 'miss-due', CLOCK);
      if (done.ok) moved++;
    }
    return moved;
  });
