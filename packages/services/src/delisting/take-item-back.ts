import { type MoveItem, moveItem } from './move-item.ts';
import type { By, DelistingTransaction, OrderItem, OrderMessage } from './ports.ts';

/** Takes an item back by a document: the store is told, and looking ends. */
export const takeItemBack = (
  tx: DelistingTransaction,
  item: OrderItem,
  { documentNumber, reason }: Pick<OrderMessage, 'documentNumber' | 'reason'>,
  by: By,
): Promise<MoveItem> => {
  const message = { ...messageOf(item, 'withdrawn', reason, tx.nowMs()), documentNumber };
  return moveItem(tx, item, 'withdraw', { ...by, detail: { reason, documentNumber }, message });
};

/** What the store is told of its item. */
export const messageOf = ({ orderNumber }: OrderItem, type: OrderMessage['type'], reason: string, atMs: number): OrderMessage => ({
  type,
  documentNumber: orderNumber,
  reason,
  at: new Date(atMs).toISOString(),
});
