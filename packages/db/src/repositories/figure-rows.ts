import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

export interface Tally {
  readonly state: string;
  readonly n: number;
}

/**
 * Runs by state, and all ever made, in one look. What was made and what is in no state any more must be equal: the difference is
 * what was lost, and it is never anything but 0.
 */
export async function runTally(
  tx: SessionTransaction,
): Promise<{ readonly states: readonly Tally[]; readonly created: number; readonly unaccounted: number }> {
  const { rows } = await sql<Tally>`select state, sum(n)::float8 as n from touchstone.scan_run_tally group by state order by state`.execute(
    tx,
  );
  const created = rows.find(({ state }) => state === CREATED_EVER)?.n ?? 0;
  const states = rows.filter(({ state }) => state !== CREATED_EVER);
  return { states, created, unaccounted: created - states.reduce((sum, { n }) => sum + n, 0) };
}

const CREATED_EVER = 'created-ever';

/** Adds up the small rows of the tally. @returns how many rows became fewer */
export async function foldRunTally(tx: SessionTransaction): Promise<number> {
  const { rows } = await sql<{ gone: number; kept: number }>`
    with held as (select pg_try_advisory_xact_lock(hashtextextended('fold run tally', 0)) as is_ours),
    gone as (delete from touchstone.scan_run_tally where (select is_ours from held) returning engine_version_id, state, n),
    kept as (
      insert into touchstone.scan_run_tally (engine_version_id, state, n)
      select engine_version_id, state, sum(n) from gone group by 1, 2 having sum(n) <> 0 returning 1
    )
    select (select count(*) from gone)::int as gone, (select count(*) from kept)::int as kept`.execute(tx);
  const [row] = rows;
  return row === undefined ? 0 : row.gone - row.kept;
}

/** Rows of a table by state. The states are few and indexed, or the table is small. */
export async function countByState(
  tx: SessionTransaction,
  table: 'webhook_delivery' | 'bulk_job' | 'operator_claim' | 'acquisition',
): Promise<readonly Tally[]> {
  const { rows } =
    await sql<Tally>`select state, count(*)::float8 as n from touchstone.${sql.ref(table)} group by state order by state`.execute(tx);
  return rows;
}

/** Messages that no scheduler has looked at yet, and the age of the oldest in seconds. */
export async function outboxWaiting(tx: SessionTransaction, now: Date): Promise<{ readonly n: number; readonly oldestSeconds: number }> {
  const { rows } = await sql<{ n: number; oldestSeconds: number }>`
    select count(*)::float8 as n, greatest(0, coalesce(extract(epoch from ${now}::timestamptz - min(created_at)), 0))::float8 as "oldestSeconds"
    from touchstone.outbox_message where dispatched_at is null`.execute(tx);
  return rows[0] ?? { n: 0, oldestSeconds: 0 };
}

/** Listings whose scan is not decided yet. */
export async function listingScansDue(tx: SessionTransaction): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::float8 as n from touchstone.listing_scan_due`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Results that came from a lease that was no longer the current one. */
export async function staleResults(tx: SessionTransaction): Promise<readonly { readonly reason: string; readonly n: number }[]> {
  const { rows } = await sql<{
    reason: string;
    n: number;
  }>`select reason, count(*)::float8 as n from touchstone.stale_result group by reason order by reason`.execute(tx);
  return rows;
}
