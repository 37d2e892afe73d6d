import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { keptListing, type ListingRecord, listingColumns } from './acquisition-shapes.ts';
import { nameKeys } from './search-names.ts';

/** Flags, subjects by hand, and looks at listings. */
export function inventoryEdits(tx: SessionTransaction) {
  return {
    async holdFlag(id: string) {
      const { rows } = await sql<{ state: 'OPEN' | 'EXPLAINED' | 'CONFIRMED'; rowVersion: number }>`
        select state, row_version as "rowVersion" from touchstone.inventory_flag where id = ${id} for update`.execute(tx);
      return rows[0];
    },

    async saveFlag(
      id: string,
      { state, reason, by }: { readonly state: string; readonly reason: string; readonly by: string | null },
    ): Promise<void> {
      await sql`
        update touchstone.inventory_flag set state = ${state}, reason = ${reason}, decided_by = ${by}, decided_at = now(), row_version = row_version + 1
        where id = ${id}`.execute(tx);
    },

    async saveSdk(row: {
      readonly id: string;
      readonly name: string;
      readonly vendor: string;
      readonly operator: string | null;
      readonly province: string | null;
    }): Promise<void> {
      const { grams, pinyin } = nameKeys(row.name);
      await sql`
        insert into touchstone.sdk (id, name, vendor, operator_id, province, name_grams, name_pinyin)
        values (${row.id}, ${row.name}, ${row.vendor}, ${row.operator}, ${row.province}, ${[...grams]}, ${pinyin})
        on conflict (id) do update set operator_id = coalesce(touchstone.sdk.operator_id, excluded.operator_id), province = coalesce(touchstone.sdk.province, excluded.province)`.execute(
        tx,
      );
    },

    async saveHandStore(row: {
      readonly id: string;
      readonly code: string;
      readonly name: string;
      readonly operator: string | null;
      readonly province: string | null;
    }): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into touchstone.store (id, code, name, operator_id, province, connector, state)
        values (${row.id}, ${row.code}, ${row.name}, ${row.operator}, ${row.province}, 'by-hand', 'PAUSED')
        on conflict (code) do update set operator_id = coalesce(touchstone.store.operator_id, excluded.operator_id), province = coalesce(touchstone.store.province, excluded.province) returning id`.execute(
        tx,
      );
      return rows[0]!.id;
    },

    async saveNoFile(row: { readonly id: string; readonly subject: string; readonly version: string | null }): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
        values (${row.id}, ${`subject:${row.subject}`}, 0, 'none', 'STORED', ${row.version}, now())
        on conflict (sha256) do update set app_version_id = coalesce(touchstone.artifact.app_version_id, excluded.app_version_id) returning id`.execute(
        tx,
      );
      return rows[0]!.id;
    },

    async holdListing(id: string) {
      const { rows } =
        await sql<ListingRecord>`select ${listingColumns} from touchstone.listing l where l.id = ${id} for update of l`.execute(tx);
      if (rows[0] === undefined) return undefined;
      const { listing, facts } = keptListing(rows[0]);
      return { listing, versionName: facts.versionName };
    },

    async saveLook(
      id: string,
      look: {
        readonly listing: string;
        readonly method: string;
        readonly vantage: string;
        readonly result: string;
        readonly versionName: string | null;
        readonly page: unknown;
        readonly raw: string | null;
      },
    ): Promise<void> {
      await sql`
        insert into touchstone.listing_probe (id, listing_id, method, vantage, result, version_name, page, raw_sha256, at)
        values (${id}, ${look.listing}, ${look.method}, ${look.vantage}, ${look.result}, ${look.versionName}, ${JSON.stringify(look.page)}::jsonb, ${look.raw}, touchstone.clock())`.execute(
        tx,
      );
    },

    async saveListingState(
      listing: string,
      next: { readonly state: string; readonly misses: readonly unknown[]; readonly lastSeenMs: number | null },
    ): Promise<void> {
      await sql`
        update touchstone.listing set state = ${next.state}, misses = ${JSON.stringify(next.misses)}::jsonb,
          last_seen_at = ${new Date(next.lastSeenMs ?? Date.now())}, row_version = row_version + 1
        where id = ${listing}`.execute(tx);
    },
  };
}
