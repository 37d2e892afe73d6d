import { moveItem } from './move-item.ts';
import type { By, DelistingTransaction, OrderItem, OrderMessage } from './ports.ts';
import { settleCase } from './settle-case.ts';

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

/** Takes an item back: the store is told, and looking ends. */
export async function withdrawItem(
  tx: DelistingTransaction,
  { item: id, documentNumber, reason, ifMatch }: Withdrawal,
  by: By,
): Promise<DecideItem> {
  const item = await tx.holdItem(id);
  if (item === undefined) return { ok: false, reason: 'not-found' };
  if (ifMatch !== undefined && item.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  const message = { ...messageOf(item, 'withdrawn', reason, tx.nowMs()), documentNumber };
  return settled(tx, await moveItem(tx, item, 'withdraw', { ...by, detail: { reason, documentNumber }, message }));
}

/** Every open item of an order that is withdrawn as a whole, or of a case that is. @returns how many */
export async function withdrawItems(
  tx: DelistingTransaction,
  items: readonly OrderItem[],
  withdrawal: Omit<Withdrawal, 'item'>,
  by: By,
): Promise<number> {
  let count = 0;
  for (const { id } of items) if ((await withdrawItem(tx, { ...withdrawal, item: id }, by)).ok) count++;
  return count;
}

const messageOf = ({ orderNumber }: OrderItem, type: OrderMessage['type'], reason: string, atMs: number): OrderMessage => ({
  type,
  documentNumber: orderNumber,
  reason,
  at: new Date(atMs).toISOString(),
});

async function settled(tx: DelistingTransaction, moved: Awaited<ReturnType<typeof moveItem>>): Promise<DecideItem> {
  if (!moved.ok) return moved;
  await settleCase(tx, moved.item.case);
  return { ok: true, item: moved.item };
}
