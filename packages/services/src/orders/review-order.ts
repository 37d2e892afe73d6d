import { hinderedBy } from '@touchstone/domain/access';
import type { OrderActor, OrdersPorts } from './ports.ts';
import { type OrderRefusal, stepOrder } from './step-order.ts';
import { wholeOrder } from './whole-order.ts';

export type ReviewOrder = { readonly ok: true } | OrderRefusal;
type Ports = Pick<OrdersPorts, 'inTransaction'>;

/** Hands a draft to a second pair of eyes: whole, with every field and a deadline that can be printed. */
export const sendToReview = (ports: Ports, id: string, actor: OrderActor, ifMatch: number): Promise<ReviewOrder> =>
  ports.inTransaction((tx) =>
    stepOrder(tx, id, 'send-to-review', actor, ifMatch, async (order) => {
      const whole = await wholeOrder(tx, order);
      return whole.ok ? { ok: true, change: {} } : whole;
    }),
  );

/** Gives it back to whoever drafts, with the reason. */
export const sendBack = (ports: Ports, id: string, reason: string, actor: OrderActor, ifMatch: number): Promise<ReviewOrder> =>
  ports.inTransaction((tx) =>
    stepOrder(tx, id, 'send-back', actor, ifMatch, async () =>
      reason.trim() === ''
        ? { ok: false, reason: 'reason-missing' }
        : { ok: true, change: { approval: { by: null, atMs: null } }, detail: { reason } },
    ),
  );

/** 四眼: whoever drafted or changed it never approves it. */
export const approveOrder = (ports: Ports, id: string, actor: OrderActor, ifMatch: number): Promise<ReviewOrder> =>
  ports.inTransaction((tx) =>
    stepOrder(tx, id, 'approve', actor, ifMatch, async (order) => {
      if (actor.person === null || hinderedBy(actor.person, 'order.approve', await tx.actsOn(id)) !== undefined)
        return { ok: false, reason: 'duty-apart' };
      const whole = await wholeOrder(tx, order);
      return whole.ok ? { ok: true, change: { approval: { by: actor.person, atMs: tx.nowMs() } } } : whole;
    }),
  );
