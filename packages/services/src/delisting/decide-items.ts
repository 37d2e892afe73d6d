import { isDelisted } from '@touchstone/domain/order-item';
import { moveItem } from './move-item.ts';
import type { By, DelistingTransaction, OrderItem } from './ports.ts';
import { settleCase } from './settle-case.ts';
import { messageOf, takeItemBack } from './take-item-back.ts';

export type DecideItem =
  | { readonly ok: true; readonly item: OrderItem }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' };

export interface Decision {
  readonly item: string;
  readonly accepted: boolean;
  readonly reason: string;
  readonly ifMatch: number;
}

/** The authority's word on an objection; the store is told it. */
export async function decideObjection(
  tx: DelistingTransaction,
  { item: id, accepted, reason, ifMatch }: Decision,
  by: By,
): Promise<DecideItem> {
  const item = await tx.holdItem(id);
  if (item === undefined) return { ok: false, reason: 'not-found' };
  if (item.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  if (item.objectionOf === null) return { ok: false, reason: 'no-such-step' };
  const atMs = tx.nowMs();
  const decided = { ...item, objectionOf: { ...item.objectionOf, decision: { accepted, reason, by: by.actor, atMs } } };
  const message = messageOf(item, accepted ? 'objection-accepted' : 'objection-rejected', reason, atMs);
  const event = accepted ? 'accept-objection' : 'reject-objection';
  return settled(tx, await moveItem(tx, decided, event, { ...by, detail: { reason, accepted }, message }));
}

export interface Withdrawal {
  readonly item: string;
  /** The document that withdraws it. */
  readonly documentNumber: string;
  readonly reason: string;
  readonly ifMatch?: number;
}

export type WithdrawItem = DecideItem | { readonly ok: false; readonly reason: 'last-item' };

/**
 * Takes an item back: the store is told, and looking ends. The last one that holds a finished delisting stays: that way leads by a
 * relisting, or by taking back the order or the case.
 */
export async function withdrawItem(tx: DelistingTransaction, withdrawal: Withdrawal, by: By): Promise<WithdrawItem> {
  const item = await tx.holdItem(withdrawal.item);
  if (item === undefined) return { ok: false, reason: 'not-found' };
  const { state } = (await tx.caseInHand(item.case)) ?? {};
  const others = (await tx.itemsOfCase(item.case)).filter(({ id }) => id !== item.id);
  if (state === 'DELISTED' && item.kind === 'delist' && !isDelisted(others)) return { ok: false, reason: 'last-item' };
  return takeBack(tx, item, withdrawal, by);
}

/** Every item of an order that is withdrawn as a whole. @returns how many */
export async function withdrawItems(
  tx: DelistingTransaction,
  items: readonly OrderItem[],
  withdrawal: Omit<Withdrawal, 'item'>,
  by: By,
): Promise<number> {
  let count = 0;
  // all of their cases first, in order; what is taken back may move others of its case
  await tx.holdItems(items.map(({ id }) => id));
  for (const { id } of items) {
    const item = await tx.holdItem(id);
    if (item !== undefined && (await takeBack(tx, item, { ...withdrawal, item: id }, by)).ok) count++;
  }
  return count;
}

async function takeBack(tx: DelistingTransaction, item: OrderItem, withdrawal: Withdrawal, by: By): Promise<DecideItem> {
  const { ifMatch } = withdrawal;
  if (ifMatch !== undefined && item.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  return settled(tx, await takeItemBack(tx, item, withdrawal, by));
}

async function settled(tx: DelistingTransaction, moved: Awaited<ReturnType<typeof moveItem>>): Promise<DecideItem> {
  if (!moved.ok) return moved;
  await settleCase(tx, moved.item.case);
  return { ok: true, item: moved.item };
}
