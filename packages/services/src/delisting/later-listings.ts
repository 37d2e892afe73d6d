import { allOrApart, eachApart, type Failed, raised } from '../apart.ts';
import { takeLook } from './move-item.ts';
import { newItem } from './new-item.ts';
import type { DelistingPorts, DelistingTransaction, DelistingWork, UnorderedListing } from './ports.ts';
import { settleCase } from './settle-case.ts';

const AT_ONCE = 100;
const SYSTEM = { actor: 'system:delisting', organisation: null } as const;

type Tx = DelistingTransaction & DelistingWork;

/**
 * What stands on a shelf under a ban without an item gets one under the order its store has; a store that has none is told to
 * the authority, which issues one. What the store itself offers again is looked at now.
 */
export async function followShelves(ports: DelistingPorts, failed: Failed = raised): Promise<number> {
  const parts = [orderFound, followAllReturned, takeForeignLooks];
  const done = await eachApart(parts, failed, (part) => part(ports, failed));
  const unsettled = await ports.inTransaction((tx) => tx.casesToSettle(AT_ONCE));
  await eachApart(unsettled, failed, (id) =>
    ports.inTransaction(async (tx) => {
      await settleCase(tx, id);
      return true;
    }),
  );
  return done;
}

async function orderFound(ports: DelistingPorts, failed: Failed): Promise<number> {
  const found = await ports.inTransaction((tx) => tx.listingsUnderBan(AT_ONCE));
  return allOrApart(found, failed, (these) =>
    ports.inTransaction(async (tx) => {
      for (const one of these) await orderLater(tx, one);
      return these.filter(({ order }) => order !== null).length;
    }),
  );
}

async function followAllReturned(ports: DelistingPorts, failed: Failed): Promise<number> {
  const returned = await ports.inTransaction((tx) => tx.returnedListings(AT_ONCE));
  return allOrApart(returned, failed, (these) =>
    ports.inTransaction(async (tx) => {
      for (const one of these) await followReturned(tx, one);
      return 0;
    }),
  );
}

/** Looks that others took at what is under a ban; of one item in their order. */
async function takeForeignLooks(ports: DelistingPorts, failed: Failed): Promise<number> {
  const looks = await ports.inTransaction((tx) => tx.foreignLooks(AT_ONCE));
  const ofItems = [...Map.groupBy(looks, ({ item }) => item).values()];
  return allOrApart(ofItems, failed, (these) => ports.inTransaction((tx) => takeLooks(tx, these.flat())));
}

async function takeLooks(tx: Tx, looks: Awaited<ReturnType<Tx['foreignLooks']>>): Promise<number> {
  const items = new Map(await tx.holdItems(looks.map(({ item }) => item)));
  for (const { item, look } of looks) {
    const held = items.get(item);
    if (held === undefined) continue;
    const moved = await takeLook(tx, held, look, { ...SYSTEM, basis: 'listing-probe' });
    if (moved.ok) items.set(item, moved.item);
  }
  for (const id of new Set([...items.values()].map(({ case: of }) => of))) await settleCase(tx, id);
  return looks.length;
}

async function orderLater(tx: Tx, { case: of, app, order }: UnorderedListing): Promise<void> {
  if (order === null) {
    const held = await tx.caseInHand(of);
    await tx.noteGap(of, app.listing, tx.nowMs());
    return tx.announce('order.store-without-order', of, held?.organisation ?? null, { case: of, store: app.store, listing: app.listing });
  }
  const { listing, store, storeAppId, name: appName, versionName } = app;
  const item = await newItem(
    tx,
    {
      order: order.id,
      orderNumber: order.number,
      case: of,
      kind: 'delist',
      store,
      listing,
      app: { storeAppId, package: app.package, appName, versionName },
      startedMs: tx.nowMs(),
      escalateAfterHours: order.escalateAfterHours,
      isLater: true,
      round: 1,
      predecessor: null,
    },
    await tx.delistingPolicy(),
  );
  await tx.announce('order.listing-found-later', item.id, await tx.organisationOf(item), { item: item.id, case: of, store, listing });
  await settleCase(tx, of);
}

/** A store's own word proves no absence; that it offers the app, it may say of itself. Looked at all the same, where that can be done. */
async function followReturned(
  tx: Tx,
  { item, canLook, change }: { readonly item: string; readonly canLook: boolean; readonly change: string },
) {
  const held = await tx.holdItem(item);
  if (held === undefined) return;
  if (canLook) {
    await tx.saveItems([{ ...held, nextProbeMs: tx.nowMs() }]);
    return;
  }
  const look = { atMs: tx.nowMs(), vantage: 'store-feed', result: 'live', probe: change } as const;
  await takeLook(tx, held, look, { ...SYSTEM, basis: '商店上架数据' });
  await settleCase(tx, held.case);
}
