import type { ListedItem } from '@touchstone/db/repositories/order-item-lists';
import { delaysOf } from '@touchstone/domain/order-item';

const instant = (ms: number): string => new Date(ms).toISOString();
const orNull = (ms: number | null): string | null => (ms === null ? null : instant(ms));
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));

/** An item as lists show it. */
export function itemShape(row: ListedItem) {
  const delays = delaysOf(row);
  return {
    id: row.id,
    order: row.order,
    orderNumber: row.orderNumber,
    case: row.case,
    listing: row.listing,
    store: row.store,
    storeName: row.storeName,
    storeAppId: row.storeAppId,
    kind: row.kind,
    state: row.state,
    package: row.package,
    appName: row.appName,
    versionName: row.versionName,
    round: row.round,
    predecessor: row.predecessor,
    isLater: row.isLater,
    objection: objectionShape(row.objectionOf),
    startedAt: instant(row.startedMs),
    dueAt: orNull(row.dueMs),
    sentAt: orNull(row.sentMs),
    deliveredAt: orNull(row.deliveredMs),
    acknowledgedAt: orNull(row.ackedMs),
    reportedAt: orNull(row.reportedMs),
    verifiedAt: orNull(row.verifiedMs),
    overdueAt: orNull(row.overdueMs),
    escalatedAt: orNull(row.escalatedMs),
    reappearedAt: orNull(row.reappearedMs),
    releasedAt: orNull(row.releasedMs),
    nextLookAt: orNull(row.nextProbeMs),
    lastLookAt: orNull(row.lastLookMs),
    sendFault: row.sendFault,
    withdrawal: withdrawalShape(row.message),
    delays: {
      delivered: seconds(delays.toDelivered),
      acknowledged: seconds(delays.toAcknowledged),
      reported: seconds(delays.toReported),
      verified: seconds(delays.toVerified),
    },
    createdAt: instant(row.createdMs),
    version: row.rowVersion,
  };
}

function objectionShape(objection: ListedItem['objectionOf']) {
  if (objection === null) return null;
  const { code, text, evidence, atMs, decision } = objection;
  const decided =
    decision === undefined ? null : { accepted: decision.accepted, reason: decision.reason, by: decision.by, at: instant(decision.atMs) };
  return { code, text, evidence: [...evidence], at: instant(atMs), decision: decided };
}

function withdrawalShape(message: ListedItem['message']) {
  if (message?.type !== 'withdrawn') return null;
  const { documentNumber, reason, at } = message;
  return { documentNumber, reason, at };
}
