import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { receiveStoreEvent } from '@touchstone/api-client/routes/order-items';
import { systemSession } from '@touchstone/db';
import { storeRows } from '@touchstone/db/repositories/store-rows';
import { takeAnswer } from '@touchstone/services/delisting';
import { readStoreEvent, type StoreEvent, StoreFault } from '@touchstone/stores';
import { type Context, handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { Refusal } from '../../problem/refusal.ts';
import { type StoreConfiguration, sealPurpose } from '../../wiring/connector-of.ts';
import { delistingRowsOf } from '../../wiring/delisting-ports.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const session = systemSession('store-events');

/** A word of a store to its own orders. It moves an item as its answer would: up to reported, and no further. */
export const receiveStoreEventHandler = handle(receiveStoreEvent, async (context) => {
  const { params, platform, raw } = context;
  const event = await readEvent(context, await buffer((raw.request.body as Readable).pipe(limited(receiveStoreEvent.upload.maxBytes))));
  const { order } = event;
  if (order === undefined) await platform.transaction(session, (tx) => storeRows(tx).makeDue(params.store));
  else if (UUID.test(order.id))
    await platform.transaction(session, async (tx) => {
      const rows = delistingRowsOf(platform)(tx);
      const item = await rows.holdItem(order.id);
      // an order of another store is none of theirs, and no different from one that never was
      if (item?.store !== params.store) return;
      // a store may be faster than our own note that its order went out: it is to tell it again
      if (item.sentMs === null) throw new Refusal('no-such-step');
      await takeAnswer(rows, item, order, { actor: `store:${params.store}`, organisation: null, basis: `store-event ${event.id}` });
    });
  return { status: 204, body: null };
});

/** @throws Refusal `token-invalid`, the same for a store that is not there and for a signature that does not fit */
async function readEvent(
  { params, platform, raw }: Pick<Context, 'platform' | 'raw'> & { readonly params: { readonly store: string } },
  body: Uint8Array,
): Promise<StoreEvent> {
  const row = await platform.transaction(session, (tx) =>
    tx.selectFrom('store').select('configuration').where('id', '=', params.store).where('connector', '=', 'store-feed').executeTakeFirst(),
  );
  const sealed = (row?.configuration as StoreConfiguration | undefined)?.secrets?.secret;
  if (sealed === undefined) throw new Refusal('token-invalid');
  const header = (name: string) => {
    const value = raw.request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  try {
    return readStoreEvent(platform.seal.open(sealed, sealPurpose(params.store)), body, header, platform.machineNow().getTime());
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(error.code === 'malformed' ? 'bad-request' : 'token-invalid');
  }
}
