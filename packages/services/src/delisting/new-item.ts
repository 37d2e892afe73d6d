import { type DelistingPolicy, type ItemKind, type ItemTerm, limitsOf, nextLookMs } from '@touchstone/domain/order-item';
import type { DelistingTransaction, OrderItem } from './ports.ts';

export interface NewItem extends ItemTerm {
  readonly order: string;
  readonly orderNumber: string;
  readonly case: string;
  readonly kind: ItemKind;
  readonly store: string;
  readonly listing: string;
  readonly app: Pick<OrderItem, 'storeAppId' | 'package' | 'appName' | 'versionName'>;
  readonly startedMs: number;
  readonly isLater: boolean;
  readonly round: number;
  readonly predecessor: string | null;
}

/** Writes an item: due to be sent at once, and to be looked at whether the store answers or not. */
export async function newItem(
  tx: DelistingTransaction,
  of: NewItem,
  policy: Pick<DelistingPolicy, 'overdueAfterHours' | 'escalateAfterHours'>,
): Promise<OrderItem> {
  const nowMs = tx.nowMs();
  const { storeAppId, package: name, appName, versionName } = of.app;
  const limits = of.kind === 'relist' ? { dueMs: null, escalateMs: null } : limitsOf(of.startedMs, of, policy);
  const item: OrderItem = {
    id: tx.newId(),
    order: of.order,
    orderNumber: of.orderNumber,
    case: of.case,
    kind: of.kind,
    state: 'QUEUED',
    listing: of.listing,
    store: of.store,
    storeAppId,
    package: name,
    appName,
    versionName,
    isLater: of.isLater,
    round: of.round,
    predecessor: of.predecessor,
    looks: [],
    objection: null,
    objectionOf: null,
    startedMs: of.startedMs,
    ...limits,
    escalateAfterHours: of.escalateAfterHours ?? null,
    nextSendMs: nowMs,
    sendAttempts: 0,
    sendFault: null,
    sentMs: null,
    deliveredMs: null,
    ackedMs: null,
    reportedMs: null,
    verifiedMs: null,
    overdueMs: null,
    escalatedMs: null,
    reappearedMs: null,
    releasedMs: null,
    nextPollMs: null,
    probeStep: 0,
    // what came back or was found later is looked at now: its page is the proof
    nextProbeMs: of.kind === 'search-ban' ? null : of.isLater ? nowMs : nextLookMs(nowMs, 0, true),
    lastLookMs: null,
    message: null,
    createdMs: nowMs,
    rowVersion: 1,
    lastSeq: 1,
  };
  await tx.insertItem(item);
  const detail = { listing: of.listing, round: of.round, ...(of.isLater ? { isLater: true } : {}) };
  const event = { item: item.id, seq: 1, event: 'create', from: '', to: 'QUEUED', actor: 'system:delisting' } as const;
  await tx.addItemEvents([{ ...event, basis: of.orderNumber, detail, atMs: nowMs }]);
  return item;
}
