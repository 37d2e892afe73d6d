import type { Scope } from '@touchstone/domain/access';
import type { OrderActor } from '../orders/index.ts';
import { isAddressee } from './is-addressee.ts';
import type { OrderAnswerKind, ServicePorts } from './ports.ts';
import { type ProveService, proveBySignIn } from './prove-service.ts';

export interface AnswerWish {
  readonly order: string;
  /** Done as it was asked for, or why not. */
  readonly kind: OrderAnswerKind;
  readonly text: string;
}

export type AnswerOrder =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'wrong-addressee' }
  | Extract<ProveService, { readonly ok: false }>;

/** Addressees that answer to the document itself: firms hand in and object in their case, stores answer item by item. */
const ANSWERING: ReadonlySet<string> = new Set(['access-provider', 'sdk-provider']);

/**
 * An access provider or a maker of SDKs says what became of a document. Who answers has it: that is proof of service, where there was
 * none before. The authority is told; that it is so is its own to verify.
 * @param scope in which it is done
 */
export const answerOrder = (
  ports: Pick<ServicePorts, 'inTransaction'>,
  { order: id, kind, text }: AnswerWish,
  actor: OrderActor,
  scope: Scope,
): Promise<AnswerOrder> =>
  ports.inTransaction(async (tx): Promise<AnswerOrder> => {
    const order = await tx.holdOrder(id);
    if (order === undefined) return { ok: false, reason: 'not-found' };
    if (actor.organisation === null || !(await isAddressee(tx, order, actor.organisation, scope)))
      return { ok: false, reason: 'not-addressee' };
    if (!ANSWERING.has(order.addressee.kind)) return { ok: false, reason: 'wrong-addressee' };
    const had = await proveBySignIn(tx, order, actor);
    if (!had.ok) return had;
    const answer = { id: tx.newId(), order: id, kind, text, actor: actor.name, organisation: actor.organisation, atMs: tx.nowMs() };
    await tx.addOrderAnswer(answer);
    await tx.announce('order.answered', id, [order.organisation], { order: id, number: order.number, kind });
    return { ok: true, id: answer.id };
  });
