import type { CaseRefusal } from '@touchstone/domain/case';
import { type FieldFault, type OrderEvent, orderAfter } from '@touchstone/domain/order';
import type { KeptOrder, OrderActor, OrderChange, OrdersTransaction } from './ports.ts';

export type OrderReason =
  | 'not-found'
  | 'version-conflict'
  | 'no-such-step'
  | 'no-such-template'
  | 'no-such-addressee'
  | 'no-such-case'
  | 'no-such-notice'
  | 'no-such-order'
  | 'not-an-authority'
  | 'wrong-addressee'
  | 'wrong-authority'
  | 'case-missing'
  | 'fields'
  | 'bad-deadline'
  | 'deadline-provisional'
  | 'deadline-past'
  | 'duty-apart'
  | 'citation-without-entry'
  | 'notice-not-published'
  | 'reason-missing'
  | 'case-refused'
  | 'items-refused'
  | 'no-signature-service'
  | 'signature-failed'
  | 'sealed-already';

export interface OrderRefusal {
  readonly ok: false;
  readonly reason: OrderReason;
  readonly faults?: readonly FieldFault[];
  /** Why the case or its items refused. */
  readonly because?: string;
  readonly missingYear?: number;
  /** Words that no linked entry carries. */
  readonly words?: readonly string[];
}

type Step = {
  readonly ok: true;
  readonly change: OrderChange;
  readonly detail?: object;
  readonly afterwards?: () => Promise<OrderRefusal | undefined>;
};

/** One step of the table of documents, with its place in the history. Nothing is written when anything refuses. */
export async function stepOrder(
  tx: OrdersTransaction,
  id: string,
  event: OrderEvent,
  actor: OrderActor,
  ifMatch: number | undefined,
  work: (order: KeptOrder) => Promise<Step | OrderRefusal>,
): Promise<{ readonly ok: true } | OrderRefusal> {
  const order = await tx.holdOrder(id);
  if (order === undefined) return { ok: false, reason: 'not-found' };
  if (ifMatch !== undefined && order.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  if (order.organisation !== actor.organisation) return { ok: false, reason: 'wrong-authority' };
  const to = orderAfter(order.state, event);
  if (to === undefined) return { ok: false, reason: 'no-such-step' };
  const done = await work(order);
  if (!done.ok) return done;
  await tx.saveOrder(id, { ...done.change, state: to });
  const { detail = {}, afterwards } = done;
  await tx.appendOrderEvent(id, { event, from: order.state, to, actor: actor.name, detail, atMs: tx.nowMs() });
  const refusal = await afterwards?.();
  return refusal ?? { ok: true };
}

/** A refusal of the case, as the document passes it on. */
export const refusalOf = (because: CaseRefusal | 'not-found' | 'version-conflict'): OrderRefusal => ({
  ok: false,
  reason: 'case-refused',
  because,
});
