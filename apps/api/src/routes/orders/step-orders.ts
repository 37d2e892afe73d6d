import * as contracts from '@touchstone/api-client/routes/orders';
import { readCase } from '@touchstone/db/repositories/case-lists';
import { orderRows } from '@touchstone/db/repositories/order-rows';
import type { AddresseeKind } from '@touchstone/domain/order';
import {
  approveOrder,
  draftOrder,
  dropOrder,
  editDraft,
  issueOrder,
  type OrderActor,
  type OrderRefusal,
  type OrdersPorts,
  sendBack,
  sendToReview,
  withdrawOrder,
} from '@touchstone/services/orders';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, type Handler, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { orderActor, orderEdits } from '../../wiring/order-ports.ts';
import { refuse } from './order-refusal.ts';
import { ownOrder, shown } from './own-order.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'address' | 'ifMatch'> & {
  readonly actor: SignedIn;
  readonly params: { readonly order: string };
};
type Step = (ports: OrdersPorts, id: string, actor: OrderActor, ifMatch: number) => Promise<{ readonly ok: true } | OrderRefusal>;

const draft = handle(contracts.draftOrder, async (context) => {
  const { body, actor } = context;
  const { template, case: caseId = null, notice = null, deadline = null, replaces = null } = body;
  if (!(await isKnown(context, body.addressee, caseId))) throw new Refusal('addressee-unknown');
  const id = context.platform.newId();
  const ports = orderEdits(context, { action: 'order.draft', kind: 'order', id, detail: { template } });
  const wish = { ...body, case: caseId, notice, deadline, replaces, copies: body.copies ?? '', citations: body.citations ?? [], id };
  const result = await draftOrder(ports, wish, orderActor(actor));
  if (!result.ok) return refuse(result);
  return shown(context, result.id, 201);
});

/** A store is known to all, the firm of the case to its authority, another firm to who may see it. */
const isKnown = (
  { transaction, session }: Pick<Context, 'transaction' | 'session'>,
  { kind, id }: { readonly kind: AddresseeKind; readonly id: string },
  caseId: string | null,
): Promise<boolean> =>
  transaction(async (tx) => {
    if (kind === 'store') return true;
    const of = caseId === null ? undefined : await readCase(tx, session, caseId);
    return of?.operator === id || (await orderRows(tx).addresseeName(kind, id)) !== undefined;
  });

const edit = handle(contracts.editOrder, (context) =>
  step(context, 'order.draft', 'edit', (ports, id, actor, ifMatch) => editDraft(ports, id, context.body, actor, ifMatch)),
);

/** One step of a document that is the caller's own authority's. */
async function step(context: Asking, action: string, verb: string, take: Step) {
  const { params, actor, ifMatch } = context;
  await ownOrder(context, params.order);
  const ports = orderEdits(context, { action, kind: 'order', id: params.order, detail: { step: verb } });
  const result = await take(ports, params.order, orderActor(actor), ifMatch);
  if (!result.ok) return refuse(result);
  return shown(context, params.order);
}

export const stepOrderHandlers: readonly Handler[] = [
  draft,
  edit,
  handle(contracts.reviewOrder, (context) => step(context, 'order.draft', 'send-to-review', sendToReview)),
  handle(contracts.returnOrder, (context) =>
    step(context, 'order.approve', 'send-back', (ports, id, actor, ifMatch) => sendBack(ports, id, context.body.reason, actor, ifMatch)),
  ),
  handle(contracts.approveOrder, (context) => step(context, 'order.approve', 'approve', approveOrder)),
  handle(contracts.issueOrder, (context) => step(context, 'order.issue', 'issue', issueOrder)),
  handle(contracts.withdrawOrder, (context) =>
    step(context, 'order.issue', 'withdraw', (ports, id, actor, ifMatch) => withdrawOrder(ports, id, context.body.reason, actor, ifMatch)),
  ),
  handle(contracts.dropOrder, (context) =>
    step(context, 'order.draft', 'drop', (ports, id, actor, ifMatch) => dropOrder(ports, id, context.body.reason, actor, ifMatch)),
  ),
];
