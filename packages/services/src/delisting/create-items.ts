import type { ItemKind, ItemTerm } from '@touchstone/domain/order-item';
import { moveItem } from './move-item.ts';
import { newItem } from './new-item.ts';
import type { By, CaseInHand, DelistingTransaction, IssuedOrder, ListedApp, OrderItem } from './ports.ts';
import { settleCase } from './settle-case.ts';

export type CreateItems =
  | { readonly ok: true; readonly items: readonly OrderItem[] }
  | { readonly ok: false; readonly reason: 'case-not-ready' | 'nothing-on-shelf' | 'not-delisted' | 'no-such-step' | string };

const KINDS: Readonly<Record<string, ItemKind>> = { delisting: 'delist', relisting: 'relist', 'search-ban': 'search-ban' };

const DELISTABLE: readonly string[] = ['DELIST_DRAFT', 'DELIST_ORDERED', 'DELISTED'];
/**
 * States of cases in which a store may be told so: nothing leaves a shelf that was not named in public and had its time, or goes
 * the direct way; nothing returns that was not approved. Later stores follow the first, whose document has moved the case.
 */
const READY: Readonly<Record<ItemKind, ReadonlySet<string>>> = {
  delist: new Set(DELISTABLE),
  'search-ban': new Set(['NOTICED', ...DELISTABLE]),
  relist: new Set(['RELIST_APPROVED', 'RELISTED', 'CLOSED', 'WATCH']),
};

/** Subjects that stand on shelves by themselves; an SDK stands on none: its provider gets the order and no item. */
const LISTED_SUBJECTS: ReadonlySet<string> = new Set(['app', 'mini-program', 'quick-app']);

/**
 * One item for each listing of the subject that is in the addressee's store when the order is issued; called in the
 * transaction of issuing, after the order's row says that it is issued. Moves its cases as well where they wait for this order.
 */
export async function createItems(tx: DelistingTransaction, order: IssuedOrder, by: By): Promise<CreateItems> {
  const kind = KINDS[order.type];
  if (kind === undefined) return { ok: true, items: [] };
  // of a notice, whoever has put it right meanwhile stays where they are
  const cases = (await tx.casesOf(order)).filter(({ state }) => READY[kind].has(state));
  if (cases.length === 0) return { ok: false, reason: 'case-not-ready' };
  const items: OrderItem[] = [];
  if (order.addressee.kind === 'store') {
    const term = kind === 'relist' ? {} : await startClock(tx, order);
    for (const one of cases)
      items.push(...(kind === 'relist' ? await relistItems(tx, order, one) : await delistItems(tx, order, one, { kind, term })));
    const isAboutShelves = cases.some(({ subjectKind }) => LISTED_SUBJECTS.has(subjectKind));
    if (items.length === 0 && isAboutShelves) return { ok: false, reason: kind === 'relist' ? 'not-delisted' : 'nothing-on-shelf' };
  }
  const event = kind === 'delist' ? 'order-delisting' : kind === 'relist' ? 'relist' : undefined;
  const awaited = kind === 'delist' ? 'DELIST_DRAFT' : 'RELIST_APPROVED';
  for (const { id, state } of cases) {
    if (event === undefined || state !== awaited) continue;
    const moved = await tx.moveCase({ caseId: id, event, basis: order.number, payload: { order: order.id }, by });
    if (!moved.ok) return moved;
  }
  // a case that was thought done is not, when another store gets an order
  if (items.length > 0) for (const { id } of cases) await settleCase(tx, id);
  return { ok: true, items };
}

async function delistItems(
  tx: DelistingTransaction,
  order: IssuedOrder,
  of: CaseInHand,
  { kind, term }: { readonly kind: ItemKind; readonly term: ItemTerm },
): Promise<readonly OrderItem[]> {
  if (of.app === null || !LISTED_SUBJECTS.has(of.subjectKind)) return [];
  const [policy, before] = [await tx.delistingPolicy(), await tx.itemsOfCase(of.id)];
  const isOrdered = (app: ListedApp) =>
    before.some((item) => item.listing === app.listing && item.kind === kind && item.state !== 'WITHDRAWN');
  const listings = (await tx.listingsOf(of.app, order.addressee.id)).filter((app) => !isOrdered(app));
  const items: OrderItem[] = [];
  for (const app of listings) items.push(await newItem(tx, { ...itemOf(order, of, app, kind), ...term }, policy));
  return items;
}

const itemOf = (order: IssuedOrder, of: CaseInHand, app: ListedApp, kind: ItemKind) => ({
  order: order.id,
  orderNumber: order.number,
  case: of.id,
  kind,
  store: app.store,
  listing: app.listing,
  app: { storeAppId: app.storeAppId, package: app.package, appName: app.name, versionName: app.versionName },
  startedMs: order.publishedMs ?? order.issuedMs,
  isLater: false,
  round: 1,
  predecessor: null,
});

/** What this order's case took off this store's shelf may be put back; its ban ends with the order. */
async function relistItems(tx: DelistingTransaction, order: IssuedOrder, of: CaseInHand): Promise<readonly OrderItem[]> {
  const policy = await tx.delistingPolicy();
  const off = (await tx.itemsOfCase(of.id)).filter(
    ({ kind, state, store, releasedMs }) =>
      kind === 'delist' && state === 'VERIFIED_ABSENT' && store === order.addressee.id && releasedMs === null,
  );
  const items: OrderItem[] = [];
  for (const { id } of off) {
    // a look may be under way: what it says comes first
    const item = await tx.holdItem(id);
    if (item?.state !== 'VERIFIED_ABSENT') continue;
    await moveItem(tx, item, 'release', { actor: 'system:delisting', organisation: null, basis: order.number });
    const app = { ...item, name: item.appName };
    items.push(await newItem(tx, { ...itemOf(order, of, app, 'relist'), startedMs: order.issuedMs }, policy));
  }
  return items;
}

/** 立即, unless the document sets a day. */
async function startClock(tx: DelistingTransaction, order: IssuedOrder): Promise<ItemTerm> {
  const { escalateAfterHours } = await tx.delistingPolicy();
  const rule = order.deadline ?? { kind: 'at-once', escalateAfterHours };
  const dueMs = await tx.startClock({
    order: order.id,
    store: order.addressee.id,
    case: order.case,
    organisation: order.organisation,
    province: order.province,
    startedMs: order.publishedMs ?? order.issuedMs,
    isPublished: order.publishedMs !== null,
    rule,
  });
  return rule.kind === 'at-once' ? { escalateAfterHours: rule.escalateAfterHours } : { dueMs };
}
