import * as contracts from '@touchstone/api-client/routes/orders';
import { listOrders, listServices, orderAnswers, orderEvents } from '@touchstone/db/repositories/order-lists';
import { verifyOrder } from '@touchstone/services/orders';
import { type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { sendObject } from '../../http/send-object.ts';
import { Refusal } from '../../problem/refusal.ts';
import { files } from '../../wiring/order-ports.ts';
import { ownOrder, seenOrder, shown } from './own-order.ts';
import { orderShape, serviceShape } from './shapes.ts';

const list = handle(contracts.listOrders, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-orders', query, {
      read: (limit, after) => listOrders(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: (row) => orderShape(row, session),
    }),
  })),
);

const read = handle(contracts.readOrder, (context) => shown(context, context.params.order));

const events = handle(contracts.listOrderEvents, async (context) => {
  const { params, transaction } = context;
  await seenOrder(context, params.order);
  const rows = await transaction((tx) => orderEvents(tx, params.order));
  return { status: 200, body: { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) } };
});

const answers = handle(contracts.listOrderAnswers, async (context) => {
  const { params, transaction } = context;
  await seenOrder(context, params.order);
  const rows = await transaction((tx) => orderAnswers(tx, params.order));
  return { status: 200, body: { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) } };
});

const services = handle(contracts.listServices, async (context) => {
  const { params, transaction } = context;
  await seenOrder(context, params.order);
  const rows = await transaction((tx) => listServices(tx, params.order));
  return { status: 200, body: { items: rows.map(serviceShape) } };
});

const SUFFIXES: Readonly<Record<string, string>> = { 'application/pdf': 'pdf' };

const download = handle(contracts.downloadOrderFile, async (context) => {
  const { params, headers, platform } = context;
  const order = await seenOrder(context, params.order);
  const { file } = params;
  const sha256 = file === 'sealed' ? order.sealed?.sha256 : order.files?.[file];
  if (sha256 === undefined) throw new Refusal('not-found');
  const suffix = file === 'sealed' ? (order.sealed?.kind === 'e-signature' ? SUFFIXES['application/pdf'] : 'scan') : file;
  const sent = await sendObject(platform.objects, sha256, headers.range, `order-${order.id}.${suffix}`);
  return { ...sent, headers: { ...sent.headers, 'x-content-sha256': sha256 } };
});

const cover = handle(contracts.downloadOrderCover, async (context) => {
  const { params, headers, platform } = context;
  const order = await ownOrder(context, params.order);
  if (order.cover === null) throw new Refusal('not-found');
  return sendObject(platform.objects, order.cover, headers.range, `order-${order.id}-cover.pdf`);
});

const verify = handle(contracts.verifyOrder, async (context) => {
  const order = await seenOrder(context, context.params.order);
  const checked = await verifyOrder(
    files(() => context.platform.objects),
    order,
  );
  if (checked === undefined) throw new Refusal('no-such-step');
  return { status: 200, body: { isSame: checked.every(({ kept, again }) => kept === again), files: checked.map((one) => ({ ...one })) } };
});

export const readOrderHandlers: readonly Handler[] = [list, read, events, answers, services, download, cover, verify];
