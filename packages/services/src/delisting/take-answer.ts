import { type ItemEvent, isObjectionCode } from '@touchstone/domain/order-item';
import { moveItem } from './move-item.ts';
import type { By, DelistingTransaction, OrderItem, StoreAnswer } from './ports.ts';
import { settleCase } from './settle-case.ts';

/** What each state of a report stands for, in order: a store that says done has received and taken it on as well. */
const EVENTS: Readonly<Record<StoreAnswer['state'], readonly ItemEvent[]>> = {
  received: ['receive'],
  acknowledged: ['receive', 'acknowledge'],
  done: ['receive', 'acknowledge', 'report-done'],
  refused: ['receive', 'object'],
  withdrawn: [],
};

const COME_TO: Readonly<Partial<Record<ItemEvent, (item: OrderItem) => boolean>>> = {
  receive: ({ deliveredMs }) => deliveredMs !== null,
  acknowledge: ({ ackedMs }) => ackedMs !== null,
  'report-done': ({ reportedMs, state }) => reportedMs !== null && state !== 'DELIVERED' && state !== 'ACKED',
};

/** Whether an answer says more than the store has said of the item before. */
export const isNews = (item: OrderItem, { state }: StoreAnswer): boolean =>
  EVENTS[state].some((event) => COME_TO[event]?.(item) !== true && !(event === 'object' && item.objectionOf !== null));

/** Takes what a store says of an order. The same said again is no news; what no step allows is left as it is. */
export async function takeAnswer(tx: DelistingTransaction, item: OrderItem, answer: StoreAnswer, by: By): Promise<OrderItem> {
  let now = item;
  for (const event of EVENTS[answer.state]) {
    if (COME_TO[event]?.(now) === true) continue;
    if (event === 'object' && now.objectionOf !== null) continue;
    const before = event === 'object' ? withObjection(now, answer, tx.nowMs()) : now;
    const detail = event === 'object' ? { objection: before.objectionOf } : {};
    const moved = await moveItem(tx, before, event, { ...by, detail });
    if (moved.ok) now = moved.item;
  }
  await settleCase(tx, now.case);
  return now;
}

function withObjection(item: OrderItem, { refusal = '', objection }: StoreAnswer, atMs: number): OrderItem {
  const code = objection !== undefined && isObjectionCode(objection.code) ? objection.code : 'other';
  const text = [objection?.text, refusal].find((one) => one !== undefined && one !== '') ?? '';
  return { ...item, objection: code, objectionOf: { code, text, evidence: [], atMs } };
}
