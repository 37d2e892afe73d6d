import type { ItemLook } from '@touchstone/domain/order-item';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { breakerOf } from './acquisition-shapes.ts';
import { type ListedAppRow, listedColumns } from './order-item-rows.ts';
import { type ItemRecord, itemColumns, itemOf, type StoredItem } from './order-item-shapes.ts';

type Due = 'next_send_at' | 'next_poll_at' | 'next_probe_at';

/** What the loops of delisting take up. */
export function orderItemWork(tx: SessionTransaction) {
  const due = (column: Due, nowMs: number, limit: number) => dueByStore(tx, column, new Date(nowMs), limit);
  return {
    dueSends: (nowMs: number, limit: number) => due('next_send_at', nowMs, limit),
    duePolls: (nowMs: number, limit: number) => due('next_poll_at', nowMs, limit),
    dueLooks: (nowMs: number, perStore: number) => due('next_probe_at', nowMs, perStore),

    async dueItems(nowMs: number, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.order_item where due_at <= ${new Date(nowMs)} and (
          state in ('QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'STILL_LIVE')
          or (state = 'OVERDUE' and escalate_at <= ${new Date(nowMs)}))
        order by due_at, id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async foreignLooks(limit: number): Promise<readonly { readonly item: string; readonly look: ItemLook }[]> {
      const { rows } = await sql<{ item: string; probe: string; at: Date; vantage: string; result: ItemLook['result'] }>`
        select i.id as item, p.id as probe, p.at, p.vantage, p.result from touchstone.order_item i
        join touchstone.listing_probe p on p.listing_id = i.listing_id and p.at > coalesce(i.last_look_at, i.created_at)
        where i.next_probe_at is not null order by p.at, p.id limit ${limit}`.execute(tx);
      return rows.map(({ item, probe, at, vantage, result }) => ({ item, look: { probe, atMs: at.getTime(), vantage, result } }));
    },

    async returnedListings(limit: number) {
      const { rows } = await sql<{ item: string; canLook: boolean; change: string }>`
        select i.id as item, s.configuration ? 'probe' as "canLook",
          coalesce((select c.id from touchstone.listing_change c where c.listing_id = l.id order by c.at desc, c.id desc limit 1), l.id) as change
        from touchstone.listing l join touchstone.order_item i on i.listing_id = l.id join touchstone.store s on s.id = l.store_id
        where l.state = 'RELISTED' and i.kind = 'delist' and i.state = 'VERIFIED_ABSENT' and i.released_at is null
          and l.last_seen_at > coalesce(i.last_look_at, i.verified_at) and (i.next_probe_at is null or i.next_probe_at > l.last_seen_at)
        order by i.id limit ${limit}`.execute(tx);
      return rows;
    },

    /** Each gap is told once: the row says that it was. */
    async listingsUnderBan(limit: number) {
      const { rows } = await sql<
        ListedAppRow & { case: string; order: { id: string; number: string; escalateAfterHours: number | null } | null }
      >`
        with banned as (
          select distinct i.case_id from touchstone.order_item i where i.kind = 'delist' and i.released_at is null and i.state <> 'WITHDRAWN'
        )
        select c.id as "case", ${listedColumns}, (
          select jsonb_build_object('id', o.id, 'number', o.number, 'escalateAfterHours', o.deadline -> 'escalateAfterHours') from touchstone.order_document o
          where o.type = 'delisting' and o.addressee_kind = 'store' and o.addressee_id = l.store_id::text and o.state = 'ISSUED' and (o.case_id = c.id
            or exists (select from touchstone.notice_row r where r.notice_id = o.notice_id and r.case_id = c.id))
          order by o.issued_at desc, o.id limit 1) as "order"
        from banned b join touchstone.enforcement_case c on c.id = b.case_id and c.state in ('DELIST_ORDERED', 'DELISTED', 'OBJECTION_REVIEW')
        cross join lateral touchstone.merged_apps(c.app_id) as same (id)
        join touchstone.listing l on l.app_id = same.id left join touchstone.app a on a.id = l.app_id
        where l.state in ('LIVE', 'CHANGED', 'RELISTED')
          and not exists (select from touchstone.order_item i where i.case_id = c.id and i.listing_id = l.id)
          and not exists (select from touchstone.delisting_gap g where g.case_id = c.id and g.listing_id = l.id)
        order by c.id, l.id limit ${limit}`.execute(tx);
      return rows.map(({ case: of, order, ...app }) => ({ case: of, app, order }));
    },

    async noteGap(of: string, listing: string, foundMs: number): Promise<void> {
      await sql`
        insert into touchstone.delisting_gap (case_id, listing_id, found_at) values (${of}, ${listing}, ${new Date(foundMs)}) on conflict do nothing`.execute(
        tx,
      );
    },

    async casesToSettle(limit: number): Promise<readonly string[]> {
      const counting = sql`i.case_id = c.id and i.kind = 'delist' and i.state not in ('WITHDRAWN', 'REAPPEARED')`;
      const { rows } = await sql<{ id: string }>`
        select c.id from touchstone.enforcement_case c where
          (c.state = 'DELIST_ORDERED' and exists (select from touchstone.order_item i where ${counting})
            and not exists (select from touchstone.order_item i where ${counting} and i.state <> 'VERIFIED_ABSENT'))
          or (c.state = 'DELISTED' and exists (select from touchstone.order_item i where ${counting} and i.state <> 'VERIFIED_ABSENT'))
          or (c.state = 'RELISTED' and exists (select from touchstone.order_item i where i.case_id = c.id and i.kind = 'relist' and i.state = 'VERIFIED_LIVE'))
          or (c.state = 'WITHDRAWN' and exists (select from touchstone.order_item i where i.case_id = c.id and i.released_at is null
            and i.state not in ('WITHDRAWN', 'REAPPEARED', 'VERIFIED_LIVE')))
        order by c.id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },
  };
}

/** So many of each store, the longest due first: a store that is slow does not keep the others. */
async function dueByStore(tx: SessionTransaction, column: Due, now: Date, perStore: number) {
  const due = sql.ref(`i.${column}`);
  const { rows } = await sql<ItemRecord & { isConnected: boolean; breaker: unknown; place: number }>`
    select * from (
      select ${itemColumns}, s.connector = 'store-feed' and s.state = 'ACTIVE' and s.configuration ? 'baseUrl' as "isConnected", s.order_breaker as breaker,
        row_number() over (partition by i.store_id order by ${due}, i.id) as place
      from touchstone.order_item i join touchstone.order_document o on o.id = i.order_id join touchstone.store s on s.id = i.store_id
      where ${due} <= ${now}) waiting
    where place <= ${perStore} order by store, place`.execute(tx);
  const stores = new Map<string, { store: string; breaker: ReturnType<typeof breakerOf>; isConnected: boolean; items: StoredItem[] }>();
  for (const { isConnected, breaker, place: _, ...record } of rows) {
    const item = itemOf(record as ItemRecord);
    const of = stores.get(item.store) ?? { store: item.store, breaker: breakerOf(breaker), isConnected, items: [] };
    of.items.push(item);
    stores.set(item.store, of);
  }
  return [...stores.values()];
}
