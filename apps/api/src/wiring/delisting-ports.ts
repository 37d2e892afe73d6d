import { systemSession, withSession } from '@touchstone/db';
import { itemFileRows } from '@touchstone/db/repositories/order-item-files';
import { orderItemRows } from '@touchstone/db/repositories/order-item-rows';
import { orderItemWork } from '@touchstone/db/repositories/order-item-work';
import { relistingRows } from '@touchstone/db/repositories/relisting-rows';
import { moveCase } from '@touchstone/services/cases';
import { endDeadline, startDeadline } from '@touchstone/services/deadlines';
import {
  type By,
  type CaseWish,
  type CreateItems,
  createItems,
  type DelistingPorts,
  type DelistingWork,
  type IssuedOrder,
  type OwedAtOnce,
  type RelistingTransaction,
  type StoreWire,
} from '@touchstone/services/delisting';
import { type StoreConnector, StoreFault } from '@touchstone/stores';
import type { Foundation, Transaction } from '../platform.ts';
import type { ConnectedStores } from './acquisition-stores.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';
import { caseRowsOf } from './case-ports.ts';
import { deadlineRowsOf } from './deadline-ports.ts';

type Clock = Pick<Foundation, 'now' | 'newId'>;
export type DelistingTx = RelistingTransaction & DelistingWork;

const SYSTEM = { actor: 'system:delisting', basis: 'order-item' } as const;

/** Rows of delisting of one transaction, with the case and the clock behind them. */
export const delistingRowsOf =
  (platform: Clock) =>
  (tx: Transaction): DelistingTx => {
    const rows = orderItemRows(tx);
    const cases = caseRowsOf(platform)(tx);
    const deadlines = deadlineRowsOf(platform)(tx);
    return {
      ...rows,
      nameFiles: itemFileRows(tx).nameFiles,
      ...orderItemWork(tx),
      ...relistingRows(tx),
      nowMs: () => platform.now().getTime(),
      newId: platform.newId,
      announce: rows.announceOne,
      firmsOf: cases.firmsOf,
      isOneFirm: cases.isOneFirm,
      moveCase: ({ by, ...wish }: CaseWish) =>
        moveCase(cases, {
          ...wish,
          actor: { name: by.actor, organisation: by.organisation, permissions: by.permissions ?? [] },
        }),
      async startNoRelist(of, workingDays, basis, startMs) {
        const set = await startDeadline(deadlines, {
          ...{ targetKind: 'case', targetId: of.id, caseId: of.id, purpose: 'no-relist', startEvent: 'case.delisted' },
          // nobody misses it: its end is when an application may be decided
          ...{ obliged: `organisation:${of.organisation}` },
          ...{ organisation: of.organisation, province: of.province, startedAtMs: startMs },
          ...{ rule: { kind: 'working-days', count: workingDays }, actor: SYSTEM.actor, basis },
        });
        if (!set.ok) throw new RangeError(`case ${of.id}: ${set.reason}`);
        const untilMs = set.state === 'RUNNING' ? set.dueAtMs : null;
        if (untilMs !== null) await cases.saveCase(of.id, { noRelistUntilMs: untilMs });
        return untilMs;
      },
      async startClock(owed: OwedAtOnce) {
        const set = await startDeadline(deadlines, {
          ...{ targetKind: 'order', targetId: owed.order, caseId: owed.case, purpose: 'delist-at-once' },
          startEvent: owed.isPublished ? 'notice.published' : 'order.issued',
          ...{ obliged: `store:${owed.store}`, organisation: owed.organisation, province: owed.province, startedAtMs: owed.startedMs },
          ...{ rule: owed.rule, documentId: owed.order, ...SYSTEM },
        });
        if (!set.ok) throw new RangeError(`order ${owed.order}: ${set.reason}`);
        return set.dueAtMs;
      },
      async meetAtOnce(order) {
        for (const id of await rows.runningAtOnce(order)) await endDeadline(deadlines, id, 'MET', SYSTEM);
      },
    };
  };

/** For the loops: the system itself, one transaction after the other. */
export const delistingPorts = (parts: { readonly db: Parameters<typeof withSession>[0]; readonly platform: Clock }): DelistingPorts => ({
  inTransaction: (work) => withSession(parts.db, systemSession('delisting'), (tx) => work(delistingRowsOf(parts.platform)(tx))),
  nowMs: () => parts.platform.now().getTime(),
});

/** For one request, audited. */
export const delistingEdits =
  (from: EditFrom, act: Act) =>
  <R>(work: (tx: DelistingTx) => Promise<R>): Promise<R> =>
    auditedEdit(from, act, delistingRowsOf(from.platform), work);

/** What issuing an order of this kind makes in its own transaction. */
export const createItemsIn = (platform: Clock, tx: Transaction, order: IssuedOrder, by: By): Promise<CreateItems> =>
  createItems(delistingRowsOf(platform)(tx), order, by);

/** Stores over the store protocol. */
export const storeWire = (stores: ConnectedStores, signal: AbortSignal): StoreWire => {
  const can = async <K extends 'sendOrder' | 'orderState' | 'sendOrderMessage'>(store: string, what: K) => {
    const connector: StoreConnector = await stores.connector(store);
    const method = connector[what];
    if (method === undefined) throw new StoreFault('not-allowed', `${connector.about.id} takes no orders`);
    return method.bind(connector) as NonNullable<StoreConnector[K]>;
  };
  return {
    sendOrder: async (store, order) => (await can(store, 'sendOrder'))(order, signal),
    orderState: async (store, id) => (await can(store, 'orderState'))(id, signal),
    sendMessage: async (store, id, message) => (await can(store, 'sendOrderMessage'))(id, message, signal),
    faultOf: (error) => (error instanceof StoreFault ? error : undefined),
  };
};
