import { type Listing, observe } from '@touchstone/domain/listing';
import { isSettled, nextLookMs } from '@touchstone/domain/order-item';
import { allOrApart, type Failed, raised } from '../apart.ts';
import { lookQuietly, policyOf, takeLook } from './move-item.ts';
import type { DelistingPorts, DelistingTransaction, HeldListing, ItemEventRow, LookAt, LookRow, OrderItem } from './ports.ts';
import { settleCase } from './settle-case.ts';
import { sideBySide } from './side-by-side.ts';

/** Of one store, whose looks are kept together. */
const AT_ONCE = 20;
/** Where nobody may look from here, people do: it is asked again later. */
const NO_EYES_MS = 6 * 3_600_000;
const PROBES = { actor: 'system:probes', organisation: null } as const;

interface Looked {
  readonly item: string;
  readonly seen: Awaited<ReturnType<LookAt>>;
  readonly atMs: number;
}

/**
 * Looks at what is due, from every place that its store can be looked at from. A look is a row with the page as it came; what
 * follows from it is in the same transaction. @returns how many items were looked at
 */
export async function lookAtItems(ports: DelistingPorts, lookAt: LookAt, failed: Failed = raised): Promise<number> {
  const due = await ports.inTransaction((tx) => tx.dueLooks(ports.nowMs(), AT_ONCE));
  const looked = await sideBySide(due, failed, (store) => oneAfterTheOther(ports, lookAt, store.items, failed));
  return looked.reduce((sum, n) => sum + n, 0);
}

async function oneAfterTheOther(ports: DelistingPorts, lookAt: LookAt, items: readonly OrderItem[], failed: Failed): Promise<number> {
  const looked: Looked[] = [];
  for (const item of items) looked.push({ item: item.id, seen: await seenOf(item, lookAt, failed), atMs: ports.nowMs() });
  const keep = (these: readonly Looked[]) =>
    ports.inTransaction(async (tx) => {
      await keepAll(tx, these);
      return these.filter(({ seen }) => seen.length > 0).length;
    });
  // what could not be kept is looked at again later
  return allOrApart(looked, failed, keep, (one) => keep([{ ...one, seen: [] }]));
}

/** Whoever could not look has seen nothing: that says nothing of the shelf. */
async function seenOf(item: OrderItem, lookAt: LookAt, failed: Failed): Promise<Looked['seen']> {
  try {
    return await lookAt(item);
  } catch (error) {
    failed(error);
    return [];
  }
}

/** Most looks show what the last one showed: those are written in whole statements, and only what follows from a look one by one. */
async function keepAll(tx: DelistingTransaction, looked: readonly Looked[]): Promise<void> {
  const held = await tx.holdItems(looked.map(({ item }) => item));
  const shelves = new Map(await tx.holdListings([...held.values()].map(({ listing }) => listing)));
  const quiet = { items: [] as OrderItem[], events: [] as ItemEventRow[], looks: [] as LookRow[], listings: new Map<string, Listing>() };
  const telling: { readonly item: OrderItem; readonly looks: readonly LookRow[] }[] = [];
  for (const { item: id, seen, atMs } of looked) {
    const before = held.get(id);
    if (before === undefined || before.nextProbeMs === null) continue;
    const item = scheduled(before, seen.length > 0, tx.nowMs());
    const looks = seen.map((look) => ({ ...look, id: tx.newId(), listing: item.listing, atMs }));
    const after = await quietly(tx, item, looks);
    if (after === undefined) {
      telling.push({ item, looks });
      continue;
    }
    quiet.items.push(after.item);
    quiet.events.push(...after.events);
    quiet.looks.push(...looks);
    for (const look of looks) {
      const shelf = shelves.get(look.listing);
      if (shelf === undefined) continue;
      const listing = onShelf(shelf, look);
      shelves.set(look.listing, { ...shelf, listing });
      quiet.listings.set(look.listing, listing);
    }
  }
  await tx.saveItemLooks(quiet.looks);
  await tx.saveListings([...quiet.listings].map(([id, next]) => ({ id, next })));
  await tx.saveItems(quiet.items);
  await tx.addItemEvents(quiet.events);
  for (const { item, looks } of telling) await keepTelling(tx, item, looks);
  for (const id of new Set(telling.map(({ item }) => item.case))) await settleCase(tx, id);
}

function scheduled(item: OrderItem, isSeen: boolean, nowMs: number): OrderItem {
  if (!isSeen) return { ...item, nextProbeMs: nowMs + NO_EYES_MS };
  const probeStep = item.probeStep + 1;
  return { ...item, probeStep, nextProbeMs: nextLookMs(nowMs, probeStep, !isSettled(item.state)) };
}

async function quietly(tx: DelistingTransaction, item: OrderItem, looks: readonly LookRow[]) {
  const policy = await policyOf(tx, item);
  let now = item;
  const events: ItemEventRow[] = [];
  for (const { id: probe, atMs, vantage, result, method } of looks) {
    const after = lookQuietly(now, { probe, atMs, vantage, result }, policy, tx.nowMs(), { ...PROBES, basis: method });
    if (after === undefined) return undefined;
    now = after.item;
    events.push(...after.events);
  }
  return { item: now, events };
}

async function keepTelling(tx: DelistingTransaction, item: OrderItem, looks: readonly LookRow[]): Promise<void> {
  await tx.saveItems([item]);
  let now = item;
  for (const look of looks) now = await keepLook(tx, now, look);
}

/** One look: the row, what it says of the listing, and what it makes of the item. */
export async function keepLook(tx: DelistingTransaction, item: OrderItem, look: LookRow): Promise<OrderItem> {
  if (item.kind === 'search-ban') return searched(tx, item, look);
  await tx.saveItemLooks([look]);
  const shelf = (await tx.holdListings([look.listing])).get(look.listing);
  if (shelf !== undefined) await tx.saveListings([{ id: look.listing, next: onShelf(shelf, look) }]);
  return taken(tx, item, look, {});
}

/** Not found by searching says nothing of the shelf: it stays with the item. */
const searched = (tx: DelistingTransaction, item: OrderItem, look: LookRow): Promise<OrderItem> =>
  taken(tx, item, look, { detail: { page: look.page } });

async function taken(
  tx: DelistingTransaction,
  item: OrderItem,
  { id: probe, atMs, vantage, result, method }: LookRow,
  more: { readonly detail?: Readonly<Record<string, unknown>> },
): Promise<OrderItem> {
  const moved = await takeLook(tx, item, { probe, atMs, vantage, result }, { ...PROBES, basis: method, ...more });
  return moved.ok ? moved.item : item;
}

/** What a look says of the listing. */
function onShelf({ listing, versionName }: HeldListing, { atMs, vantage, result, versionName: seen }: LookRow): Listing {
  const isChanged = seen !== null && versionName !== null && seen !== versionName;
  return observe(listing, { atMs, vantage, result, isChanged }).next;
}
