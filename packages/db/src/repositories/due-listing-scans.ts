import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { ON_SHELF, rowsOf } from './acquisition-shapes.ts';

export interface DueScanRow {
  readonly listing: string;
  readonly reason: 'newVersion' | 'changedPolicy' | 'changedPermissions';
}

/** Before every listing. */
export const FIRST_LISTING = '00000000-0000-0000-0000-000000000000';

/** Why listings are due whose file, or whose text, ended. */
const REASONS = { artifact: 'newVersion', policy: 'changedPolicy' } as const;

/** Listings of which something came or changed, until they were looked at. */
export function dueListingScans(tx: SessionTransaction) {
  return {
    addDueScans: (due: readonly DueScanRow[], nowMs: number) => addDueScans(tx, due, nowMs),

    /** The next page of one file or text that ended; behind its last page it is done. */
    async addDueScansOfEnded(nowMs: number, limit: number): Promise<number> {
      const { rows } = await sql<{ id: string; what: keyof typeof REASONS; sha256: string; after: string }>`
        select id, what, coalesce(declared_sha256, received_sha256) as sha256, listings_after as after from touchstone.acquisition
        where listings_after is not null order by finished_at, id limit 1 for update skip locked`.execute(tx);
      const [ended] = rows;
      if (ended === undefined) return 0;
      const column = sql.ref(ended.what === 'artifact' ? 'l.artifact_sha256' : 'l.policy_sha256');
      const page = await sql<{ id: string }>`
        select l.id from touchstone.listing l where ${column} = ${ended.sha256} and l.id > ${ended.after} and ${ON_SHELF} order by l.id limit ${limit}`.execute(
        tx,
      );
      const listings = page.rows.map(({ id }) => id);
      await addDueScans(
        tx,
        listings.map((listing) => ({ listing, reason: REASONS[ended.what] })),
        nowMs,
      );
      const next = listings.length === limit ? listings.at(-1) : null;
      await sql`update touchstone.acquisition set listings_after = ${next} where id = ${ended.id}`.execute(tx);
      return Math.max(1, listings.length);
    },

    async takeDueScan(nowMs: number) {
      const { rows } = await sql<DueScanRow & { attempts: number; store: string; storeAppId: string }>`
        with next as (
          select listing_id, reason from touchstone.listing_scan_due where next_at <= ${new Date(nowMs)}
          order by next_at, listing_id, reason limit 1 for update skip locked)
        delete from touchstone.listing_scan_due d using next n, touchstone.listing l
        where d.listing_id = n.listing_id and d.reason = n.reason and l.id = d.listing_id
        returning d.listing_id as listing, d.reason, d.attempts, l.store_id as store, l.store_app_id as "storeAppId"`.execute(tx);
      return rows[0];
    },

    async putOffDueScan({ listing, reason }: DueScanRow, to: { readonly attempts: number; readonly nextAtMs: number }): Promise<void> {
      await tx
        .updateTable('listing_scan_due')
        .set({ attempts: to.attempts, next_at: new Date(to.nextAtMs) })
        .where('listing_id', '=', listing)
        .where('reason', '=', reason)
        .execute();
    },

    async dropDueScan({ listing, reason }: DueScanRow): Promise<void> {
      await tx.deleteFrom('listing_scan_due').where('listing_id', '=', listing).where('reason', '=', reason).execute();
    },
  };
}

async function addDueScans(tx: SessionTransaction, due: readonly DueScanRow[], nowMs: number): Promise<void> {
  if (due.length === 0) return;
  await sql`
    insert into touchstone.listing_scan_due (listing_id, reason, next_at)
    select distinct listing, reason, ${new Date(nowMs)}::timestamptz from jsonb_to_recordset(${rowsOf(due)}) as d (listing uuid, reason text) order by 1, 2
    on conflict (listing_id, reason) do update set attempts = 0, next_at = excluded.next_at`.execute(tx);
}
