import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

export interface StoreInQuestion {
  readonly store: { readonly id: string; readonly code: string };
  readonly configuration: unknown;
  readonly listings: readonly { readonly id: string; readonly storeAppId: string; readonly packageName: string | null }[];
}

/** Listings whose place on the shelf is in question and that were not looked at from here for a while, some of each store that may be probed. */
export async function listingsInQuestion(tx: SessionTransaction, perStore: number): Promise<readonly StoreInQuestion[]> {
  const { rows } = await sql<StoreInQuestion>`
    select jsonb_build_object('id', s.id, 'code', s.code) as store, s.configuration,
      (select coalesce(jsonb_agg(q), '[]') from (
        select l.id, l.store_app_id as "storeAppId", (select a.package from touchstone.app a where a.id = l.app_id) as "packageName"
        from touchstone.listing l
        where l.store_id = s.id and l.state in ('GONE_SUSPECTED', 'GONE', 'FORCED_OFF', 'RELISTED')
          -- what an order is about is looked at by its own schedule
          and not exists (select from touchstone.order_item i where i.listing_id = l.id and i.next_probe_at is not null) and not exists (
          select from touchstone.listing_probe p where p.listing_id = l.id and p.vantage = coalesce(s.configuration -> 'probe' ->> 'vantage', 'platform')
            and p.at > touchstone.clock() - make_interval(hours => coalesce((s.configuration -> 'probe' ->> 'everyHours')::int, 6)))
        order by l.state = 'GONE_SUSPECTED' desc, l.last_seen_at, l.id limit ${perStore}) q) as listings
    from touchstone.store s where s.state = 'ACTIVE' and s.configuration ? 'probe' order by s.code`.execute(tx);
  return rows;
}
