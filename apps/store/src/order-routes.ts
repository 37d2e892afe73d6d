import { randomUUID } from 'node:crypto';
import { type OrderMessage, type OrderReport, type StoreOrder, signBody } from '@touchstone/stores';
import type { FastifyInstance } from 'fastify';
import type { Lie } from './lies.ts';
import { problem } from './problem.ts';
import { type Store, signedBytes } from './server.ts';

/** Timers of orders under way and of events to be sent. */
export interface OrderEvents {
  readonly pending: Set<ReturnType<typeof setTimeout>>;
}

const KINDS: ReadonlySet<string> = new Set(['delist', 'relist', 'block-search', 'unblock-search']);
const MESSAGES: ReadonlySet<string> = new Set(['withdrawn', 'objection-accepted', 'objection-rejected']);
const USUAL_ORDER_MS = 1000;
const USUAL_REAPPEAR_MS = 60_000;

/** `POST /orders`, `GET /orders/{id}` and messages about an order: acknowledged at once, done a little later. */
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
  app.post<{ Params: { id: string } }>('/orders/:id/messages', async (request, reply) => {
    if (store.lies.has('no-messages')) return problem(reply, 404, 'not-found', 'there is no such path');
    const bytes = signedBytes(request, reply, options.secret);
    if (bytes === undefined) return reply;
    const message = readMessage(bytes);
    if (message === undefined) return problem(reply, 400, 'bad-message', 'see OrderMessage in the protocol');
    const known = shelf.order(request.params.id);
    if (known === undefined) return problem(reply, 404, 'not-found', 'no order has this id');
    hear(message, known, store);
    return send(request, reply, 202, shelf.order(request.params.id)?.report);
  });
  app.get<{ Params: { id: string } }>('/orders/:id', async (request, reply) => {
    const known = shelf.order(request.params.id);
    return known === undefined ? problem(reply, 404, 'not-found', 'no order has this id') : send(request, reply, 200, known.report);
  });
}

/** What a store brings forward against an order, by the lie it was told to tell. */
const OBJECTIONS = [
  ['objects-not-ours', 'not-ours', '本商店没有该应用'],
  ['objects-same-name', 'other-app-same-name', '名称相同，不是同一应用'],
  ['objects-already-off', 'already-off', '收到指令前已下架'],
  ['objects-other-channel', 'other-channel-package', '属于其他渠道的安装包'],
] as const satisfies readonly (readonly [Lie, string, string])[];

function accept(order: StoreOrder, store: Store): void {
  const objected = OBJECTIONS.find(([lie]) => store.lies.has(lie));
  if (store.shelf.listing(order.storeAppId) === undefined || objected !== undefined) {
    const [, code, text] = objected ?? ['', 'not-ours', '本商店没有该应用'];
    report(order, { id: order.id, state: 'refused', refusal: text, objection: { code, text } }, store);
    return;
  }
  take(order, store);
}

/** Acknowledged at once and done a little later, unless it lies. */
function take(order: StoreOrder, store: Store): void {
  const { lies, options } = store;
  const now = new Date().toISOString();
  report(order, { id: order.id, state: 'acknowledged', acknowledgedAt: now }, store);
  if (lies.has('never-done')) return;
  later(store, options.orderMs ?? USUAL_ORDER_MS, () => {
    if (store.shelf.order(order.id)?.report.state !== 'acknowledged') return;
    if (!lies.has('acknowledges-but-live')) carryOut(order, store);
    report(order, { id: order.id, state: 'done', acknowledgedAt: now, doneAt: new Date().toISOString() }, store);
    if (!lies.has('drops-then-reappears') || order.kind !== 'delist') return;
    later(store, options.reappearMs ?? USUAL_REAPPEAR_MS, () => carryOut({ ...order, kind: 'relist' }, store));
  });
}

function carryOut({ kind, storeAppId }: Pick<StoreOrder, 'kind' | 'storeAppId'>, { shelf, lies }: Store): void {
  const listing = shelf.listing(storeAppId);
  if (listing === undefined || (kind !== 'delist' && kind !== 'relist')) return;
  const state = kind === 'delist' ? 'gone' : 'live';
  if (lies.has('live-in-feed')) shelf.hide(storeAppId, state === 'gone');
  else shelf.put({ ...listing, state, updatedAt: new Date().toISOString() });
}

/** Withdrawn: nothing is done any more, and what was done is undone. Rejected: it is carried out after all. */
function hear(
  message: OrderMessage,
  { order, report: said }: { readonly order: StoreOrder; readonly report: OrderReport },
  store: Store,
): void {
  if (message.type === 'withdrawn') {
    if (said.state === 'done' && order.kind === 'delist') carryOut({ ...order, kind: 'relist' }, store);
    report(order, { id: order.id, state: 'withdrawn' }, store);
  }
  if (message.type === 'objection-rejected' && said.state === 'refused') take(order, store);
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

function readMessage(bytes: Uint8Array): OrderMessage | undefined {
  try {
    const message = JSON.parse(Buffer.from(bytes).toString('utf8')) as OrderMessage;
    const isComplete = [message.documentNumber, message.reason, message.at].every(
      (field) => typeof field === 'string' && field.length <= 2000,
    );
    return isComplete && MESSAGES.has(message.type) ? message : undefined;
  } catch {
    return undefined;
  }
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
