import type { ItemFile } from '@touchstone/db/repositories/order-item-files';
import type { itemHistory, ListedItem } from '@touchstone/db/repositories/order-item-lists';
import { delaysOf } from '@touchstone/domain/order-item';
import { isAuthority, toldActor } from '../../access/told-actor.ts';
import type { Session } from '../../platform.ts';

const instant = (ms: number): string => new Date(ms).toISOString();
const orNull = (ms: number | null): string | null => (ms === null ? null : instant(ms));
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));

/** An item as lists show it. When a shelf is looked at next, and who decided, is not for whom the order holds. */
export function itemShape(row: ListedItem, session: Pick<Session, 'scope'>) {
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
    objection: objectionShape(row.objectionOf, session),
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
    nextLookAt: isAuthority(session.scope) ? orNull(row.nextProbeMs) : null,
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

function objectionShape(objection: ListedItem['objectionOf'], session: Pick<Session, 'scope'>) {
  if (objection === null) return null;
  const { code, text, evidence, atMs, decision } = objection;
  const decided =
    decision === undefined
      ? null
      : { accepted: decision.accepted, reason: decision.reason, by: toldActor(decision.by, session), at: instant(decision.atMs) };
  return { code, text, evidence: [...evidence], at: instant(atMs), decision: decided };
}

function withdrawalShape(message: ListedItem['message']) {
  if (message?.type !== 'withdrawn') return null;
  const { documentNumber, reason, at } = message;
  return { documentNumber, reason, at };
}

type History = Awaited<ReturnType<typeof itemHistory>>;

/** What happened to an item and how its listing was looked at: outside, without from where and by what means, so that nobody answers a look otherwise. */
export function historyShape({ events, looks, findings }: History, session: Pick<Session, 'scope'>) {
  const isInside = isAuthority(session.scope);
  return {
    events: events.map(({ actor, detail, at, ...event }) => ({
      ...event,
      actor: toldActor(actor, session),
      detail: isInside ? detail : null,
      at: at.toISOString(),
    })),
    looks: looks.map(({ method, vantage, page, at, ...look }) => ({
      ...look,
      method: isInside ? method : '',
      vantage: isInside ? vantage : '',
      page: isInside ? page : null,
      at: at.toISOString(),
    })),
    findings,
  };
}

/** What the store said and brought when it reported the item done; nothing for who is neither the store nor an authority. */
export function proofShape({ events }: History, files: readonly ItemFile[], { scope }: Pick<Session, 'scope'>) {
  if (scope.kind !== 'store' && !isAuthority(scope)) return { reports: [], files: [] };
  const reports = events
    .filter(({ event }) => event === 'report-done')
    .map(({ at, detail }) => ({ at: at.toISOString(), ...saidIn(detail) }));
  return { reports: reports.reverse(), files: files.map(({ addedAt, ...file }) => ({ ...file, addedAt: addedAt.toISOString() })) };
}

function saidIn(detail: unknown): { readonly text: string; readonly evidence: string[] } {
  const { text, evidence } = (detail ?? {}) as { readonly text?: unknown; readonly evidence?: unknown };
  return { text: typeof text === 'string' ? text : '', evidence: Array.isArray(evidence) ? evidence.map(String) : [] };
}
