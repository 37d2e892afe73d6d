import { type ListedItem, readOrderItem } from '@touchstone/db/repositories/order-item-lists';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { itemShape } from './shapes.ts';

type Asking = Pick<Context, 'platform' | 'session'>;

/** An item in the caller's scope. @throws Refusal `not-found` */
export async function seenItem({ platform, session }: Asking, id: string): Promise<ListedItem> {
  const row = await platform.transaction(session, (tx) => readOrderItem(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** The item as it is after a change. */
export async function shownItem(asking: Asking, id: string) {
  const row = await seenItem(asking, id);
  return { body: itemShape(row, asking.session), rowVersion: row.rowVersion };
}

/** Decisions are of the authority whose case it is: a ministry's person decides nothing of a province's. @throws Refusal `outside-scope` */
export async function ownAuthoritys(
  { platform, session, actor }: Pick<Context, 'platform' | 'session' | 'actor'>,
  id: string,
): Promise<ListedItem> {
  const row = await seenItem({ platform, session }, id);
  const organisation = await platform.transaction(session, (tx) =>
    tx.selectFrom('enforcement_case').select('organisation_id').where('id', '=', row.case).executeTakeFirst(),
  );
  if (organisation?.organisation_id !== actor.organisation) throw new Refusal('outside-scope');
  return row;
}
