import { type BreakerPolicy, failed, permit, succeeded } from '@touchstone/domain/breaker';
import { moveItem } from './move-item.ts';
import type { DelistingPorts, OrderItem, OrderToSend, StoreAnswer, StoreFaultLike, StoreItems, StoreWire } from './ports.ts';
import { takeAnswer } from './take-answer.ts';

/** Failures in a row after which a store's order address is left alone for a while. */
export const ORDER_BREAKER: BreakerPolicy = { failures: 3, openMs: 60_000, longestMs: 3_600_000 };

const AT_ONCE = 200;
const MINUTE_MS = 60_000;
/** Waiting times before the next attempt; the last goes on: an order is not given up. */
const WAITS_MS = [MINUTE_MS / 6, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 360 * MINUTE_MS] as const;
/** A store that does not know messages about orders: it reads them in its inbox. */
const NO_MESSAGES: ReadonlySet<number> = new Set([404, 405, 501]);

const SYSTEM = { actor: 'system:delisting', organisation: null } as const;

/** Sends what is due to its stores, one after the other in each. @returns how many went through */
export async function sendItems(ports: DelistingPorts, wire: StoreWire): Promise<number> {
  const due = await ports.inTransaction((tx) => tx.dueSends(ports.nowMs(), AT_ONCE));
  return (await Promise.all(due.map((store) => sendTo(ports, wire, store)))).reduce((sum, n) => sum + n, 0);
}

async function sendTo(ports: DelistingPorts, wire: StoreWire, { store, breaker, isConnected, items }: StoreItems): Promise<number> {
  let state = breaker;
  let sent = 0;
  for (const item of items) {
    if (!isConnected) {
      await intoInbox(ports, item);
      sent++;
      continue;
    }
    const permission = permit(state, ORDER_BREAKER, ports.nowMs());
    state = permission.breaker;
    if (!permission.allowed) {
      await later(ports, item, 'circuit-open', ports.nowMs() + permission.retryAfterMs);
      continue;
    }
    try {
      const isMessage = item.message !== null && item.sentMs !== null;
      const answer = isMessage ? await wire.sendMessage(store, item.id, item.message) : await wire.sendOrder(store, orderOf(item));
      await went(ports, item, answer, isMessage);
      state = succeeded();
      sent++;
    } catch (error) {
      const fault = wire.faultOf(error);
      if (fault === undefined) throw error;
      if (item.message !== null && NO_MESSAGES.has(fault.httpStatus ?? 0)) {
        await went(ports, item, undefined, true, 'messages-not-taken');
        continue;
      }
      state = failed(state, ORDER_BREAKER, ports.nowMs());
      await later(ports, item, fault.code, ports.nowMs() + waitOf(item, fault));
    }
  }
  if (isConnected) await ports.inTransaction((tx) => tx.saveOrderBreaker(store, state));
  return sent;
}

const waitOf = ({ sendAttempts }: OrderItem, { retryAfterMs }: StoreFaultLike): number =>
  Math.max(retryAfterMs ?? 0, WAITS_MS[Math.min(sendAttempts, WAITS_MS.length - 1)] as number);

const KINDS = { delist: 'delist', relist: 'relist', 'search-ban': 'block-search' } as const;
const REASONS = { delist: '责令下架', relist: '准予恢复上架', 'search-ban': '责令禁止搜索' } as const;

/** The order as the store protocol carries it: the same item is always the same bytes, so that sending it again is harmless. */
export function orderOf({ id, kind, storeAppId, package: name, orderNumber, startedMs, dueMs }: OrderItem): OrderToSend {
  return {
    id,
    kind: KINDS[kind],
    storeAppId,
    ...(name === '' ? {} : { packageName: name }),
    documentNumber: orderNumber,
    reason: REASONS[kind],
    issuedAt: new Date(startedMs).toISOString(),
    dueAt: new Date(dueMs ?? startedMs).toISOString(),
  };
}

const went = (ports: DelistingPorts, item: OrderItem, answer: StoreAnswer | undefined, isMessage: boolean, fault: string | null = null) =>
  ports.inTransaction(async (tx) => {
    const held = await tx.holdItem(item.id);
    if (held === undefined) return;
    const sent = { ...held, nextSendMs: null, sendAttempts: 0, sendFault: fault };
    await tx.saveItems([sent]);
    const by = { ...SYSTEM, basis: 'store-protocol' };
    const moved = isMessage ? undefined : await moveItem(tx, sent, 'send', by);
    if (answer !== undefined) await takeAnswer(tx, moved?.ok === true ? moved.item : sent, answer, { ...by, actor: `store:${item.store}` });
  });

/** A store without the protocol has the order in its inbox: it is there when it is sent. */
const intoInbox = (ports: DelistingPorts, item: OrderItem) =>
  ports.inTransaction(async (tx) => {
    const held = await tx.holdItem(item.id);
    if (held === undefined) return;
    const sent = { ...held, nextSendMs: null, sendFault: null };
    await tx.saveItems([sent]);
    if (held.message === null) await moveItem(tx, sent, 'send', { ...SYSTEM, basis: 'inbox' });
  });

const later = (ports: DelistingPorts, item: OrderItem, fault: string, atMs: number) =>
  ports.inTransaction(async (tx) => {
    const held = await tx.holdItem(item.id);
    if (held?.nextSendMs == null) return;
    await tx.saveItems([{ ...held, sendFault: fault, sendAttempts: held.sendAttempts + 1, nextSendMs: atMs }]);
  });
