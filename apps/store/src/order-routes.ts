import { randomUUID } from 'node:crypto';
import { type OrderReport, type StoreOrder, signBody } from '@touchstone/stores';
import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';
import { type Store, signedBytes } from './server.ts';

/** Timers of orders under way and of events to be sent. */
export interface OrderEvents {
  readonly pending: Set<ReturnType<typeof setTimeout>>;
}

const KINDS: ReadonlySet<string> = new Set(['delist', 'relist', 'block-search', 'unblock-search']);
const USUAL_ORDER_MS = 1000;

/** `POST /orders` and `GET /orders/{id}`: acknowledged at once, done a little later. */
export function orderRoutes(app: FastifyInstance, store: Store): void {
  const { shelf, options, send } = store;
  app.post('/orders', async (request, reply) => {
    const bytes = signedBytes(request, reply, options.secret);
    if (bytes === undefined) return reply;
    const order = readOrder(bytes);
    if (order === undefined) return problem(reply, 400, 'bad-order', 'see StoreOrder in the protocol');
    const known = shelf.order(order.id);
    if (known !== undefined && JSON.stringify(known.order) !== JSON.stringify(order)) {
      return problem(reply, 409, 'order-differs', 'an order of this id says something else');
    }
    if (known === undefined) accept(order, store);
    return send(request, reply, 202, shelf.order(order.id)?.report);
  });
  app.get<{ Params: { id: string } }>('/orders/:id', async (request, reply) => {
    const known = shelf.order(request.params.id);
    return known === undefined ? problem(reply, 404, 'not-found', 'no order has this id') : send(request, reply, 200, known.report);
  });
}

function accept(order: StoreOrder, store: Store): void {
  const now = new Date().toISOString();
  if (store.shelf.listing(order.storeAppId) === undefined) {
    report(order, { id: order.id, state: 'refused', refusal: '本商店没有该应用' }, store);
    return;
  }
  report(order, { id: order.id, state: 'acknowledged', acknowledgedAt: now }, store);
  later(store, store.options.orderMs ?? USUAL_ORDER_MS, () => {
    if (!store.lies.has('acknowledges-but-live')) carryOut(order, store);
    report(order, { id: order.id, state: 'done', acknowledgedAt: now, doneAt: new Date().toISOString() }, store);
  });
}

function carryOut({ kind, storeAppId }: StoreOrder, { shelf }: Store): void {
  const listing = shelf.listing(storeAppId);
  const state = kind === 'delist' ? 'gone' : kind === 'relist' ? 'live' : listing?.state;
  if (listing !== undefined && state !== undefined) shelf.put({ ...listing, state, updatedAt: new Date().toISOString() });
}

function report(order: StoreOrder, to: OrderReport, store: Store): void {
  store.shelf.setOrder(order, to);
  sendEvent({ type: `order.${to.state}`, data: to }, store);
}

/** Five tries, each twice as late as the one before; the platform asks for the order's state as well. */
function sendEvent(event: object, store: Store, attempt = 0, id = `msg_${randomUUID()}`): void {
  const { eventsUrl, secret } = store.options;
  if (eventsUrl === undefined || attempt >= 5) return;
  const body = JSON.stringify({ ...event, timestamp: new Date().toISOString() });
  later(store, attempt === 0 ? 0 : 1000 * 2 ** attempt, async () => {
    const headers = { 'content-type': 'application/json', ...signBody(secret, id, Date.now(), body) };
    const answer = await fetch(eventsUrl, { method: 'POST', headers, body, redirect: 'error' }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok !== true) sendEvent(event, store, attempt + 1, id);
  });
}

function later({ events }: Store, ms: number, work: () => void | Promise<void>): void {
  const timer = setTimeout(() => {
    events.pending.delete(timer);
    void work();
  }, ms);
  events.pending.add(timer);
}

function readOrder(bytes: Uint8Array): StoreOrder | undefined {
  try {
    const order = JSON.parse(Buffer.from(bytes).toString('utf8')) as StoreOrder;
    const isComplete = [order.id, order.storeAppId, order.documentNumber, order.reason, order.issuedAt, order.dueAt].every(
      (field) => typeof field === 'string' && field !== '' && field.length <= 2000,
    );
    return isComplete && KINDS.has(order.kind) ? order : undefined;
  } catch {
    return undefined;
  }
}
