import { moveCase } from '../cases/index.ts';
import type { KeptOrder, OrderActor, OrdersPorts, OrdersTransaction } from './ports.ts';
import { type OrderRefusal, refusalOf, stepOrder } from './step-order.ts';

export type WithdrawOrder = { readonly ok: true } | OrderRefusal;

type Ports = Pick<OrdersPorts, 'inTransaction'>;

/**
 * Takes an issued document back, with its reason. It stays as it was and is marked, its number has its record, its items and its
 * case are taken back, and whoever it reached is told.
 */
export const withdrawOrder = (ports: Ports, id: string, reason: string, actor: OrderActor, ifMatch: number): Promise<WithdrawOrder> =>
  leave(ports, id, reason, actor, ifMatch, { isIssued: true, afterwards: takeBack });

/** Gives a document up that was not issued; no number was taken. */
export const dropOrder = (ports: Ports, id: string, reason: string, actor: OrderActor, ifMatch: number): Promise<WithdrawOrder> =>
  leave(ports, id, reason, actor, ifMatch, {
    isIssued: false,
    afterwards: (tx, order, reason, actor) => moved(tx, order, 'drop-order', { reason }, actor),
  });

const STOPS = ['STOP_ORDERED', 'STOPPED'] as const;

interface Leaving {
  readonly isIssued: boolean;
  afterwards(tx: OrdersTransaction, order: KeptOrder, reason: string, actor: OrderActor): Promise<OrderRefusal | undefined>;
}

const leave = (ports: Ports, id: string, reason: string, actor: OrderActor, ifMatch: number, how: Leaving): Promise<WithdrawOrder> =>
  ports.inTransaction((tx) =>
    stepOrder(tx, id, 'withdraw', actor, ifMatch, async (order) => {
      if ((order.state === 'ISSUED') !== how.isIssued) return { ok: false, reason: 'no-such-step' };
      if (reason.trim() === '') return { ok: false, reason: 'reason-missing' };
      return {
        ok: true,
        change: { withdrawal: { reason, atMs: tx.nowMs() } },
        detail: { reason },
        afterwards: () => how.afterwards(tx, order, reason, actor),
      };
    }),
  );

async function takeBack(tx: OrdersTransaction, order: KeptOrder, reason: string, actor: OrderActor): Promise<OrderRefusal | undefined> {
  await tx.endServices(order.id, tx.nowMs());
  // all of its cases before their items
  await tx.casesOf(order);
  const taken = await tx.numberOf(order.id);
  if (taken !== undefined) await tx.cancelNumber(taken.series, taken.year, taken.ordinal, reason, tx.nowMs());
  await tx.withdrawItems(order, reason, actor);
  for (const event of ['recall-order', 'recall-stop'] as const) {
    const refused = await moved(tx, order, event, { order: order.id, reason }, actor);
    if (refused !== undefined) return refused;
  }
  const readers = await tx.organisationsOf(order.addressee);
  const payload = { order: order.id, number: order.number, reason };
  await tx.announce('order.withdrawn', order.id, [...new Set([order.organisation, ...readers])], payload);
  return undefined;
}

/** Types whose document the case itself stands on, and the states in which it does: of its main line, or of its access. */
const STANDS_ON: Readonly<Record<Recall, Readonly<Record<string, readonly string[]>>>> = {
  'recall-order': { rectification: ['ORDERED', 'SERVED', 'RECTIFYING'], delisting: ['DELIST_ORDERED', 'DELISTED'] },
  'recall-stop': { 'access-stop': STOPS, disconnection: STOPS },
  'drop-order': { rectification: ['ORDER_DRAFT'] },
};

/** Given to several, of whom others may still stand. */
const OF_MANY: ReadonlySet<string> = new Set(['delisting', 'access-stop', 'disconnection']);

type Recall = 'recall-order' | 'recall-stop' | 'drop-order';

async function moved(
  tx: OrdersTransaction,
  order: KeptOrder,
  event: Recall,
  payload: Readonly<Record<string, unknown>>,
  actor: OrderActor,
): Promise<OrderRefusal | undefined> {
  const states = STANDS_ON[event][order.type];
  if (states === undefined) return undefined;
  for (const { id: caseId, state, access } of await tx.casesOf(order)) {
    if (!states.includes(event === 'recall-stop' ? access : state)) continue;
    if (OF_MANY.has(order.type) && (await tx.hasOtherIssued(order, caseId))) continue;
    const result = await moveCase(tx, { caseId, event, basis: order.number ?? `order:${order.id}`, payload, actor });
    if (!result.ok) return refusalOf(result.reason);
  }
  return undefined;
}
