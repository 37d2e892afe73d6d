import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

const DAY_MS = 86_400_000;
const BATCH = 5000;

/** Tables whose rows serve for a time only: from which instant, and how many days they are kept afterwards. */
const EXPIRING = [
  { table: 'idempotency_key', column: 'created_at', keepDays: 2 },
  { table: 'session', column: 'expires_at', keepDays: 90 },
  { table: 'one_time_link', column: 'expires_at', keepDays: 90 },
] as const;

/** Days that what was told stays readable and can be replayed. */
const KEEP_EVENTS_DAYS = 30;

/** Deletes rows whose time is over, a batch of each table. @returns how many */
export async function expireRows(tx: SessionTransaction, now: Date): Promise<number> {
  let gone = 0;
  for (const { table, column, keepDays } of EXPIRING) {
    const before = new Date(now.getTime() - keepDays * DAY_MS);
    const old = sql`select ctid from touchstone.${sql.ref(table)} where ${sql.ref(column)} < ${before} limit ${BATCH}`;
    const { numAffectedRows } = await sql`delete from touchstone.${sql.ref(table)} where ctid in (${old})`.execute(tx);
    gone += Number(numAffectedRows ?? 0n);
  }
  return gone + (await expireEvents(tx, new Date(now.getTime() - KEEP_EVENTS_DAYS * DAY_MS)));
}

/** Messages go when none of their deliveries waits, and take the deliveries along. */
async function expireEvents(tx: SessionTransaction, before: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from touchstone.outbox_message m where created_at < ${before} and dispatched_at is not null
    and not exists (select from touchstone.webhook_delivery d where d.message_id = m.id and (d.state = 'WAITING' or d.created_at >= ${before}))
    limit ${BATCH}`.execute(tx);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await sql`update touchstone.webhook_delivery set replay_of = null where replay_of in (select id from touchstone.webhook_delivery where message_id = any(${ids}))`.execute(
    tx,
  );
  await tx.deleteFrom('webhook_delivery').where('message_id', 'in', ids).execute();
  await tx.deleteFrom('outbox_message').where('id', 'in', ids).execute();
  return ids.length;
}
