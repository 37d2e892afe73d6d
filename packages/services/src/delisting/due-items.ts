import { allOrApart, type Failed, raised } from '../apart.ts';
import { moveItem } from './move-item.ts';
import type { DelistingPorts, DelistingTransaction, DelistingWork } from './ports.ts';

const AT_ONCE = 500;
const CLOCK = { actor: 'system:clock', organisation: null, basis: '立即下架时限' } as const;

type Tx = DelistingTransaction & DelistingWork;

/** What was to be done and was not: overdue after the first limit, a superior's after the second. @returns how many moved */
export async function expireItems(ports: DelistingPorts, failed: Failed = raised): Promise<number> {
  const due = await ports.inTransaction((tx) => dueNow(ports, tx));
  return allOrApart(due, failed, (these) => ports.inTransaction((tx) => expire(ports, tx, these)));
}

async function expire(ports: DelistingPorts, tx: Tx, these: readonly string[]): Promise<number> {
  const held = await tx.holdItems(these);
  // another may have moved one while it was waited for: what became overdue just now is no superior's yet
  const still = new Set(await dueNow(ports, tx));
  let moved = 0;
  for (const item of held.values()) {
    if (!still.has(item.id)) continue;
    const done = await moveItem(tx, item, item.state === 'OVERDUE' ? 'escalate' : 'miss-due', CLOCK);
    if (done.ok) moved++;
  }
  return moved;
}

const dueNow = (ports: DelistingPorts, tx: Tx): Promise<readonly string[]> => tx.dueItems(ports.nowMs(), AT_ONCE);
