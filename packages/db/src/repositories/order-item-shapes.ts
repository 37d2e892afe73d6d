import type { ItemKind, ItemState, KeptLook, ObjectionCode } from '@touchstone/domain/order-item';
import { sql } from 'kysely';

/** Columns of `order_item i` with its `order_document o`. */
export const itemColumns = sql`i.id, i.order_id as "order", o.number as "orderNumber", i.case_id as "case", i.kind, i.state, i.listing_id as listing, i.store_id as store,
  i.store_app_id as "storeAppId", i.package, i.app_name as "appName", i.version_name as "versionName", i.is_later as "isLater", i.round, i.predecessor_id as predecessor,
  i.looks, i.objection as "objectionOf", i.message, i.send_attempts as "sendAttempts", i.send_fault as "sendFault", i.probe_step as "probeStep",
  i.started_at as "startedAt", i.due_at as "dueAt", i.escalate_at as "escalateAt", i.next_send_at as "nextSendAt", i.sent_at as "sentAt", i.delivered_at as "deliveredAt", i.acked_at as "ackedAt",
  i.reported_done_at as "reportedAt", i.verified_at as "verifiedAt", i.overdue_at as "overdueAt", i.escalated_at as "escalatedAt", i.reappeared_at as "reappearedAt",
  i.released_at as "releasedAt", i.next_poll_at as "nextPollAt", i.next_probe_at as "nextProbeAt", i.last_look_at as "lastLookAt", i.created_at as "createdAt",
  (o.deadline ->> 'escalateAfterHours')::int as "escalateAfterHours", i.row_version as "rowVersion", i.last_seq as "lastSeq"`;

interface Plain {
  readonly id: string;
  readonly order: string;
  readonly case: string;
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly listing: string;
  readonly store: string;
  readonly storeAppId: string;
  readonly package: string;
  readonly appName: string;
  readonly versionName: string;
  readonly isLater: boolean;
  readonly round: number;
  readonly predecessor: string | null;
  readonly looks: readonly KeptLook[];
  readonly objectionOf: StoredObjection | null;
  readonly message: StoredMessage | null;
  readonly sendAttempts: number;
  readonly sendFault: string | null;
  readonly probeStep: number;
  readonly escalateAfterHours: number | null;
  readonly rowVersion: number;
  readonly lastSeq: number;
}

interface StoredObjection {
  readonly code: ObjectionCode;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly atMs: number;
  readonly decision?: { readonly accepted: boolean; readonly reason: string; readonly by: string; readonly atMs: number };
}

interface StoredMessage {
  readonly type: 'withdrawn' | 'objection-accepted' | 'objection-rejected';
  readonly documentNumber: string;
  readonly reason: string;
  readonly at: string;
}

const TIMES = [
  ['dueMs', 'dueAt', 'due_at'],
  ['escalateMs', 'escalateAt', 'escalate_at'],
  ['nextSendMs', 'nextSendAt', 'next_send_at'],
  ['sentMs', 'sentAt', 'sent_at'],
  ['deliveredMs', 'deliveredAt', 'delivered_at'],
  ['ackedMs', 'ackedAt', 'acked_at'],
  ['reportedMs', 'reportedAt', 'reported_done_at'],
  ['verifiedMs', 'verifiedAt', 'verified_at'],
  ['overdueMs', 'overdueAt', 'overdue_at'],
  ['escalatedMs', 'escalatedAt', 'escalated_at'],
  ['reappearedMs', 'reappearedAt', 'reappeared_at'],
  ['releasedMs', 'releasedAt', 'released_at'],
  ['nextPollMs', 'nextPollAt', 'next_poll_at'],
  ['nextProbeMs', 'nextProbeAt', 'next_probe_at'],
  ['lastLookMs', 'lastLookAt', 'last_look_at'],
] as const;

type TimeField = (typeof TIMES)[number][0];

export type ItemRecord = Plain & { readonly orderNumber: string | null; readonly startedAt: Date; readonly createdAt: Date } & Readonly<
    Record<(typeof TIMES)[number][1], Date | null>
  >;

export type StoredItem = Plain &
  Readonly<Record<TimeField, number | null>> & {
    readonly orderNumber: string;
    readonly objection: ObjectionCode | null;
    readonly startedMs: number;
    readonly createdMs: number;
  };

export function itemOf(row: ItemRecord): StoredItem {
  const times = Object.fromEntries(TIMES.map(([ms, at]) => [ms, row[at]?.getTime() ?? null])) as Record<TimeField, number | null>;
  const { orderNumber, startedAt, createdAt } = row;
  const plain = Object.fromEntries(Object.entries(row).filter(([name]) => !name.endsWith('At'))) as unknown as Plain;
  return {
    ...plain,
    ...times,
    orderNumber: orderNumber ?? '',
    objection: row.objectionOf?.code ?? null,
    startedMs: startedAt.getTime(),
    createdMs: createdAt.getTime(),
  };
}

/** What an update writes of items, by column and its type. */
const KEPT = [
  ['state', 'text'],
  ['looks', 'jsonb'],
  ['objection', 'jsonb'],
  ['message', 'jsonb'],
  ['send_attempts', 'integer'],
  ['send_fault', 'text'],
  ['probe_step', 'integer'],
  ['last_seq', 'integer'],
  ...TIMES.map(([, , column]) => [column, 'timestamptz'] as const),
] as const;

/** Sets every column that steps and looks change of `order_item i` from a row `n`. */
export const itemSets = sql.join(KEPT.map(([column]) => sql`${sql.ref(column)} = ${sql.ref(`n.${column}`)}`));

/** Columns of `n` with their types. */
export const itemTypes = sql.join([sql`id uuid`, ...KEPT.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`)]);

/** An item as a row `n`. */
export const itemRow = (item: StoredItem) => ({
  ...{ id: item.id, state: item.state, looks: item.looks, objection: item.objectionOf, message: item.message },
  ...{ send_attempts: item.sendAttempts, send_fault: item.sendFault, probe_step: item.probeStep, last_seq: item.lastSeq },
  ...Object.fromEntries(TIMES.map(([ms, , column]) => [column, item[ms] === null ? null : new Date(item[ms])])),
});
