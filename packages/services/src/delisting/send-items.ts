import { failed as afterFailure, type BreakerPolicy, permit, succeeded } from '@touchstone/domain/breaker';
import { type Failed, raised } from '../apart.ts';
import { moveItem } from './move-item.ts';
import type { DelistingPorts, OrderItem, OrderToSend, StoreAnswer, StoreFaultLike, StoreItems, StoreWire } from './ports.ts';
import { sideBySide } from './side-by-side.ts';
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
export async function sendItems(ports: DelistingPorts, wire: StoreWire, failed: Failed = raised): Promise<number> {
  const due = await ports.inTransaction((tx) => tx.dueSends(ports.nowMs(), AT_ONCE));
  return (await sideBySide(due, failed, (store) => sendTo(ports, wire, store, failed))).reduce((sum, n) => sum + n, 0);
}

async function sendTo(
  ports: DelistingPorts,
  wire: StoreWire,
  { store, breaker, isConnected, items }: StoreItems,
  failed: Failed,
): Promise<number> {
  let state = breaker;
  let sent = 0;
  for (const item of items) {
    if (!isConnected) {
      sent += await keptOrLater(ports, item, failed, () => intoInbox(ports, item));
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
      if (fault === undefined) {
        await notKept(ports, item, failed, error);
        continue;
      }
      if (item.message !== null && NO_MESSAGES.has(fault.httpStatus ?? 0)) {
        await went(ports, item, undefined, true, 'messages-not-taken');
        continue;
      }
      state = afterFailure(state, ORDER_BREAKER, ports.nowMs());
      await later(ports, item, fault.code, ports.nowMs() + waitOf(item, fault));
    }
  }
  if (isConnected) await ports.inTransaction((tx) => tx.saveOrderBreaker(store, state));
  return sent;
}

/** @returns 1, or 0 where it could not be kept and comes again later */
async function keptOrLater(ports: DelistingPorts, item: OrderItem, failed: Failed, keep: () => Promise<void>): Promise<number> {
  try {
    await keep();
    return 1;
  } catch (error) {
    await notKept(ports, item, failed, error);
    return 0;
  }
}

/** No fault of the store's: it is told here, stands with the item, and comes again behind the others. */
async function notKept(ports: DelistingPorts, item: OrderItem, failed: Failed, error: unknown): Promise<void> {
  failed(error);
  await later(ports, item, 'failed-here', ports.nowMs() + waitOf(item, {}));
}

const waitOf = ({ sendAttempts }: OrderItem, { retryAfterMs }: Pick<StoreFaultLike, 'retryAfterMs'>): number =>
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
