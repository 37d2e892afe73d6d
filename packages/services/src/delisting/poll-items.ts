import { failed, permit, succeeded } from '@touchstone/domain/breaker';
import type { DelistingPorts, OrderItem, StoreItems, StoreWire } from './ports.ts';
import { ORDER_BREAKER } from './send-items.ts';
import { takeAnswer } from './take-answer.ts';

const AT_ONCE = 200;
const HOUR_MS = 3_600_000;

/** Asks stores what became of orders that they have not reported done. @returns how many answered */
export async function pollItems(ports: DelistingPorts, wire: StoreWire): Promise<number> {
  const due = await ports.inTransaction((tx) => tx.duePolls(ports.nowMs(), AT_ONCE));
  return (await Promise.all(due.map((store) => pollStore(ports, wire, store)))).reduce((sum, n) => sum + n, 0);
}

async function pollStore(ports: DelistingPorts, wire: StoreWire, { store, breaker, isConnected, items }: StoreItems): Promise<number> {
  if (!isConnected) {
    for (const item of items) await schedule(ports, item, null);
    return 0;
  }
  let state = breaker;
  let answered = 0;
  for (const item of items) {
    const permission = permit(state, ORDER_BREAKER, ports.nowMs());
    state = permission.breaker;
    if (!permission.allowed) {
      await schedule(ports, item, ports.nowMs() + permission.retryAfterMs);
      continue;
    }
    try {
      const answer = await wire.orderState(store, item.id);
      state = succeeded();
      answered++;
      await ports.inTransaction(async (tx) => {
        const held = await tx.holdItem(item.id);
        if (held === undefined || held.nextPollMs === null) return;
        const waiting = { ...held, nextPollMs: nextPollMs(held, tx.nowMs()) };
        await tx.saveItem(waiting);
        await takeAnswer(tx, waiting, answer, { actor: `store:${store}`, organisation: null, basis: 'store-protocol' });
      });
    } catch (error) {
      const fault = wire.faultOf(error);
      if (fault === undefined) throw error;
      state = failed(state, ORDER_BREAKER, ports.nowMs());
      await schedule(ports, item, ports.nowMs() + Math.max(fault.retryAfterMs ?? 0, HOUR_MS / 6));
    }
  }
  await ports.inTransaction((tx) => tx.saveOrderBreaker(store, state));
  return answered;
}

/** The older an order, the less often its store is asked. */
function nextPollMs({ sentMs, createdMs }: OrderItem, nowMs: number): number {
  const hours = (nowMs - (sentMs ?? createdMs)) / HOUR_MS;
  return nowMs + (hours < 1 ? HOUR_MS / 6 : hours < 6 ? HOUR_MS / 2 : hours < 24 ? HOUR_MS : 6 * HOUR_MS);
}

const schedule = (ports: DelistingPorts, item: OrderItem, atMs: number | null) =>
  ports.inTransaction(async (tx) => {
    const held = await tx.holdItem(item.id);
    if (held !== undefined) await tx.saveItem({ ...held, nextPollMs: atMs });
  });
