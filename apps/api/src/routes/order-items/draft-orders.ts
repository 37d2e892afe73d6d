import * as contracts from '@touchstone/api-client/routes/order-items';
import { delistingPlan, storesToRelist } from '@touchstone/db/repositories/order-item-lists';
import { DELISTING_SETTING } from '@touchstone/db/repositories/order-item-rows';
import { readRelisting } from '@touchstone/db/repositories/relisting-rows';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { DELISTING_POLICY, type DelistingPolicy } from '@touchstone/domain/order-item';
import { type DraftsForStores, draftForStores } from '@touchstone/services/delisting';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { orderActor, orderEdits } from '../../wiring/order-ports.ts';
import { refuse } from '../orders/order-refusal.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'address'> & { readonly actor: SignedIn };

/** The case, in the caller's scope and of their authority. @throws Refusal `not-found`, `outside-scope` */
async function ownCase({ platform, session, actor }: Pick<Asking, 'platform' | 'session' | 'actor'>, id: string): Promise<void> {
  const row = await platform.transaction(session, (tx) =>
    tx.selectFrom('enforcement_case').select('organisation_id').where('id', '=', id).executeTakeFirst(),
  );
  if (row === undefined) throw new Refusal('not-found');
  if (row.organisation_id !== actor.organisation) throw new Refusal('outside-scope');
}

async function drafted(context: Asking, wish: DraftsForStores) {
  if (wish.stores.length === 0) throw new Refusal('nothing-to-order');
  const act = { action: 'order.draft', kind: 'case', id: wish.case, detail: { template: wish.template, stores: wish.stores.length } };
  const result = await orderEdits(context, act).inTransaction((tx) => draftForStores(tx, wish, orderActor(context.actor)));
  if (!result.ok) refuse(result);
  return { status: 201, body: { orders: [...result.orders] } };
}

export const draftDelistingOrdersHandler = handle(contracts.draftDelistingOrders, async (context) => {
  const { params, body, transaction } = context;
  await ownCase(context, params.case);
  const { stores, policy } = await transaction(async (tx) => ({
    stores: (await delistingPlan(tx, params.case)).filter(({ order }) => order === null),
    policy: (await settingRows(tx).setting<Partial<DelistingPolicy>>(DELISTING_SETTING)).value,
  }));
  const { problems = '', copies = '', ...fields } = body;
  const { escalateAfterHours } = { ...DELISTING_POLICY, ...policy };
  return drafted(context, { template: 'delisting', case: params.case, stores, fields, problems, escalateAfterHours, copies });
});

export const draftRelistingOrdersHandler = handle(contracts.draftRelistingOrders, async (context) => {
  const { params, body, transaction } = context;
  const { relisting, stores } = await transaction(async (tx) => {
    const row = await readRelisting(tx, params.relisting);
    return { relisting: row, stores: row === undefined ? [] : await storesToRelist(tx, row.case) };
  });
  if (relisting === undefined) throw new Refusal('not-found');
  await ownCase(context, relisting.case);
  if (relisting.state !== 'APPROVED') throw new Refusal('no-such-step');
  const numbers = [...new Set(stores.map(({ number }) => number))].join('、');
  const fields = { retested: body.retested, delisting: numbers, digest: relisting.artifact };
  const wish = { template: 'relisting', case: relisting.case, stores, fields, problems: '', escalateAfterHours: null } as const;
  return drafted(context, { ...wish, copies: body.copies ?? '' });
});
