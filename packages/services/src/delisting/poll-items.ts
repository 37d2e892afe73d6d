import { failed as afterFailure, type Breaker, permit, succeeded } from '@touchstone/domain/breaker';
import { allOrApart, type Failed, raised } from '../apart.ts';
import type { DelistingPorts, DelistingTransaction, OrderItem, StoreAnswer, StoreItems, StoreWire } from './ports.ts';
import { ORDER_BREAKER } from './send-items.ts';
import { sideBySide } from './side-by-side.ts';
import { isNews, takeAnswer } from './take-answer.ts';

const AT_ONCE = 200;
/** Answers of one store that are kept together. */
const KEPT_AT_ONCE = 20;
const HOUR_MS = 3_600_000;

/** What a store said of an item, or when it is asked again: null never. */
type Polled = { readonly item: string } & ({ readonly answer: StoreAnswer } | { readonly againMs: number | null });

/** Asks stores what became of orders that they have not reported done. @returns how many answered */
export async function pollItems(ports: DelistingPorts, wire: StoreWire, failed: Failed = raised): Promise<number> {
  const due = await ports.inTransaction((tx) => tx.duePolls(ports.nowMs(), AT_ONCE));
  return (await sideBySide(due, failed, (store) => pollStore(ports, wire, store, failed))).reduce((sum, n) => sum + n, 0);
}

async function pollStore(
  ports: DelistingPorts,
  wire: StoreWire,
  { store, breaker, isConnected, items }: StoreItems,
  failed: Failed,
): Promise<number> {
  if (!isConnected) {
    const never = items.map(({ id }) => ({ item: id, againMs: null }));
    await ports.inTransaction((tx) => keepPolled(tx, store, never));
    return 0;
  }
  let state = breaker;
  let answered = 0;
  for (let from = 0; from < items.length; from += KEPT_AT_ONCE) {
    const polled: Polled[] = [];
    for (const item of items.slice(from, from + KEPT_AT_ONCE)) {
      const asked = await ask(ports, wire, store, state, item, failed);
      state = asked.breaker;
      polled.push(asked.polled);
    }
    const keep = (these: readonly Polled[]) =>
      ports.inTransaction(async (tx) => {
        await keepPolled(tx, store, these);
        return these.filter((one) => 'answer' in one).length;
      });
    answered += await allOrApart(polled, failed, keep, ({ item }) => keep([{ item, againMs: ports.nowMs() + HOUR_MS }]));
  }
  await ports.inTransaction((tx) => tx.saveOrderBreaker(store, state));
  return answered;
}

async function ask(
  ports: DelistingPorts,
  wire: StoreWire,
  store: string,
  breaker: Breaker,
  { id: item }: OrderItem,
  failed: Failed,
): Promise<{ readonly breaker: Breaker; readonly polled: Polled }> {
  const permission = permit(breaker, ORDER_BREAKER, ports.nowMs());
  if (!permission.allowed) return { breaker: permission.breaker, polled: { item, againMs: ports.nowMs() + permission.retryAfterMs } };
  try {
    return { polled: { item, answer: await wire.orderState(store, item) }, breaker: succeeded() };
  } catch (error) {
    const fault = wire.faultOf(error);
    if (fault === undefined) {
      failed(error);
      return { breaker, polled: { item, againMs: ports.nowMs() + HOUR_MS } };
    }
    const againMs = ports.nowMs() + Math.max(fault.retryAfterMs ?? 0, HOUR_MS / 6);
    return { breaker: afterFailure(permission.breaker, ORDER_BREAKER, ports.nowMs()), polled: { item, againMs } };
  }
}

/** Most answers are the same as before: of those only the time of the next question is written, and in one statement. */
async function keepPolled(tx: DelistingTransaction, store: string, polled: readonly Polled[]): Promise<void> {
  const held = await tx.holdItems(polled.map(({ item }) => item));
  const asked = polled.flatMap((one): readonly { readonly item: OrderItem; readonly answer?: StoreAnswer }[] => {
    const item = held.get(one.item);
    if (item === undefined) return [];
    if (!('answer' in one)) return [{ item: { ...item, nextPollMs: one.againMs } }];
    return item.nextPollMs === null ? [] : [{ item: { ...item, nextPollMs: nextPollMs(item, tx.nowMs()) }, answer: one.answer }];
  });
  await tx.saveItems(asked.map(({ item }) => item));
  const by = { actor: `store:${store}`, organisation: null, basis: 'store-protocol' };
  for (const { item, answer } of asked) if (answer !== undefined && isNews(item, answer)) await takeAnswer(tx, item, answer, by);
}

/** The older an order, the less often its store is asked. */
function nextPollMs({ sentMs, createdMs }: OrderItem, nowMs: number): number {
  const hours = (nowMs - (sentMs ?? createdMs)) / HOUR_MS;
  return nowMs + (hours < 1 ? HOUR_MS / 6 : hours < 6 ? HOUR_MS / 2 : hours < 24 ? HOUR_MS : 6 * HOUR_MS);
}
