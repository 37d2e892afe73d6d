import * as contracts from '@touchstone/api-client/routes/order-items';
import { evidenceSize } from '@touchstone/db/repositories/evidence-lists';
import { decideObjection, keepLook, settleCase, withdrawItem } from '@touchstone/services/delisting';
import { nameOf, type SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { delistingEdits } from '../../wiring/delisting-ports.ts';
import { ownAuthoritys, seenItem, shownItem } from './seen-item.ts';

const byOf = (actor: SignedIn, basis: string) => ({
  actor: nameOf(actor),
  organisation: actor.organisation,
  permissions: actor.permissions,
  basis,
});

export const decideItemObjectionHandler = handle(contracts.decideItemObjection, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await ownAuthoritys(context, params.item);
  const { accepted, reason, basis } = body;
  const act = { action: 'case.decide', kind: 'order-item', id: params.item, detail: { accepted, reason } };
  const result = await delistingEdits(
    context,
    act,
  )((tx) => decideObjection(tx, { item: params.item, accepted, reason, ifMatch }, byOf(actor, basis)));
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, ...(await shownItem(context, params.item)) };
});

export const withdrawOrderItemHandler = handle(contracts.withdrawOrderItem, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await ownAuthoritys(context, params.item);
  const { reason, documentNumber } = body;
  const act = { action: 'case.decide', kind: 'order-item', id: params.item, detail: { withdrawn: true, reason, documentNumber } };
  const result = await delistingEdits(
    context,
    act,
  )((tx) => withdrawItem(tx, { item: params.item, documentNumber, reason, ifMatch }, byOf(actor, documentNumber)));
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, ...(await shownItem(context, params.item)) };
});

export const recordItemLookHandler = handle(contracts.recordItemLook, async (context) => {
  const { params, body, platform } = context;
  await seenItem(context, params.item);
  const { vantage, result, versionName = null, note, picture } = body;
  const raw = picture === undefined ? null : await keptPicture(context, picture);
  const act = { action: 'store.edit', kind: 'order-item', id: params.item, detail: { vantage, result } };
  await delistingEdits(
    context,
    act,
  )(async (tx) => {
    const item = await tx.holdItem(params.item);
    if (item === undefined) throw new Refusal('not-found');
    await keepLook(tx, item, {
      ...{ id: tx.newId(), listing: item.listing, method: 'person', vantage, result, versionName, raw },
      page: { by: nameOf(context.actor), ...(note === undefined ? {} : { note }), ...(picture === undefined ? {} : { picture }) },
      atMs: platform.now().getTime(),
    });
    await settleCase(tx, item.case);
    return { ok: true };
  });
  return { status: 201, ...(await shownItem(context, params.item)) };
});

/** The picture that a look shows, which was brought before. @throws Refusal `invalid-input` for one that was not */
async function keptPicture({ transaction }: Pick<Context, 'transaction'>, sha256: string) {
  const sizeBytes = await transaction((tx) => evidenceSize(tx, sha256));
  if (sizeBytes === undefined) throw new Refusal('invalid-input', { errors: [{ pointer: '/body/picture', message: 'no-such-evidence' }] });
  return { sha256, sizeBytes };
}
