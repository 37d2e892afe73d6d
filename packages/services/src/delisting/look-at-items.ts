import { observe } from '@touchstone/domain/listing';
import { isSettled, nextLookMs } from '@touchstone/domain/order-item';
import { takeLook } from './move-item.ts';
import type { DelistingPorts, DelistingTransaction, LookAt, LookRow, OrderItem } from './ports.ts';
import { settleCase } from './settle-case.ts';

const AT_ONCE = 5;
/** Where nobody may look from here, people do: it is asked again later. */
const NO_EYES_MS = 6 * 3_600_000;

/**
 * Looks at what is due, from every place that its store can be looked at from. A look is a row with the page as it came; what
 * follows from it is in the same transaction. @returns how many items were looked at
 */
export async function lookAtItems(ports: DelistingPorts, lookAt: LookAt): Promise<number> {
  const due = await ports.inTransaction((tx) => tx.dueLooks(ports.nowMs(), AT_ONCE));
  const looked = await Promise.all(due.map((store) => oneAfterTheOther(ports, lookAt, store.items)));
  return looked.reduce((sum, n) => sum + n, 0);
}

async function oneAfterTheOther(ports: DelistingPorts, lookAt: LookAt, items: readonly OrderItem[]): Promise<number> {
  let looked = 0;
  for (const item of items) {
    const seen = await lookAt(item);
    if (seen.length > 0) looked++;
    await ports.inTransaction((tx) => keepLooks(tx, item.id, seen));
  }
  return looked;
}

async function keepLooks(tx: DelistingTransaction, id: string, seen: Awaited<ReturnType<LookAt>>): Promise<void> {
  let item = await tx.holdItem(id);
  if (item === undefined || item.nextProbeMs === null) return;
  const nowMs = tx.nowMs();
  const step = item.probeStep + 1;
  const nextProbeMs = seen.length === 0 ? nowMs + NO_EYES_MS : nextLookMs(nowMs, item.probeStep + 1, !isSettled(item.state));
  item = { ...item, probeStep: seen.length === 0 ? item.probeStep : step, nextProbeMs };
  await tx.saveItem(item);
  for (const look of seen) item = await keepLook(tx, item, { ...look, id: tx.newId(), listing: item.listing, atMs: nowMs });
  await settleCase(tx, item.case);
}

/** One look: the row, what it says of the listing, and what it makes of the item. */
export async function keepLook(tx: DelistingTransaction, item: OrderItem, look: LookRow): Promise<OrderItem> {
  if (item.kind === 'search-ban') return searched(tx, item, look);
  await tx.saveItemLook(look);
  const held = await tx.holdListing(look.listing);
  if (held !== undefined) {
    const isChanged = look.versionName !== null && held.versionName !== null && look.versionName !== held.versionName;
    const { next } = observe(held.listing, { atMs: look.atMs, vantage: look.vantage, result: look.result, isChanged });
    await tx.saveListing(look.listing, next);
  }
  const { id: probe, atMs, vantage, result } = look;
  const basis = look.method;
  const moved = await takeLook(tx, item, { probe, atMs, vantage, result }, { actor: 'system:probes', organisation: null, basis });
  return moved.ok ? moved.item : item;
}

/** Not found by searching says nothing of the shelf: it stays with the item. */
async function searched(
  tx: DelistingTransaction,
  item: OrderItem,
  { id, atMs, vantage, result, method, page }: LookRow,
): Promise<OrderItem> {
  const by = { actor: 'system:probes', organisation: null, basis: method };
  const moved = await takeLook(tx, item, { probe: id, atMs, vantage, result }, { ...by, detail: { page } });
  return moved.ok ? moved.item : item;
}
