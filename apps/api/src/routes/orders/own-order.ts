import { readOrder } from '@touchstone/db/repositories/order-lists';
import type { OrderOf } from '@touchstone/db/repositories/order-shapes';
import type { SignedIn } from '../../access/actor.ts';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { orderShape } from './shapes.ts';

type Asking = Pick<Context, 'platform' | 'session'>;

/** A document that the caller may see. @throws Refusal `not-found` */
export async function seenOrder({ platform, session }: Asking, id: string): Promise<OrderOf> {
  const row = await platform.transaction(session, (tx) => readOrder(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** One of the caller's own authority. @throws Refusal `not-found`; `outside-scope` where it is another's */
export async function ownOrder(context: Asking & { readonly actor: SignedIn }, id: string): Promise<OrderOf> {
  const row = await seenOrder(context, id);
  if (row.organisation !== context.actor.organisation) throw new Refusal('outside-scope');
  return row;
}

/** The document as it is now, for the answer of what changed it. */
export async function shown(context: Asking, id: string, status = 200) {
  const row = await seenOrder(context, id);
  return { status, body: orderShape(row, context.session), rowVersion: row.rowVersion };
}
