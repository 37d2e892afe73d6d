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

/** Deletes rows whose time is over, a batch of each table. @returns how many */
export async function expireRows(tx: SessionTransaction, now: Date): Promise<number> {
  let gone = 0;
  for (const { table, column, keepDays } of EXPIRING) {
    const before = new Date(now.getTime() - keepDays * DAY_MS);
    const old = sql`select ctid from touchstone.${sql.ref(table)} where ${sql.ref(column)} < ${before} limit ${BATCH}`;
    const { numAffectedRows } = await sql`delete from touchstone.${sql.ref(table)} where ctid in (${old})`.execute(tx);
    gone += Number(numAffectedRows ?? 0n);
  }
  return gone;
}
