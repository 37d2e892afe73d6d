import type { ItemState } from '@touchstone/domain/order-item';
import { sql } from 'kysely';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, type Condition, equal } from './conditions.ts';
import { type ListedAppRow, listedColumns } from './order-item-rows.ts';
import { type ItemRecord, itemColumns, itemOf, type StoredItem } from './order-item-shapes.ts';

export interface ItemFilter {
  readonly order?: string | undefined;
  readonly case?: string | undefined;
  readonly store?: string | undefined;
  readonly listing?: string | undefined;
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly open?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  readonly later?: boolean | undefined;
  /** Made by this instant. */
  readonly until?: string | undefined;
  /** What was true by then is asked for; now, where absent. */
  readonly asOf?: string | undefined;
  readonly reached?: keyof typeof REACHED | undefined;
}

const REACHED = { acknowledged: 'acked_at', reported: 'reported_done_at', verified: 'verified_at' } as const;

export interface ListedItem extends StoredItem {
  readonly storeName: string;
}

/** Nothing is owed of them any more. */
export const SETTLED = sql`('VERIFIED_ABSENT', 'VERIFIED_LIVE', 'REAPPEARED', 'WITHDRAWN')`;

/** A store's own, once they were sent; of everything else the rows of the data base say who sees it. */
const ofScope = ({ scope }: Session): Condition =>
  scope.kind === 'store' ? sql`(i.store_id = ${scope.store}::uuid and i.state <> 'QUEUED')` : undefined;

const yes = (column: ReturnType<typeof sql>, wanted: boolean | undefined): Condition =>
  wanted === undefined ? undefined : sql`(${column}) = ${wanted}`;

/** What an item `i` had come to by an instant. */
export const stateBy = (asOf: string | undefined) =>
  asOf === undefined
    ? sql`i.state`
    : sql`coalesce((
        select e.to_state from touchstone.order_item_event e where e.item_id = i.id and e.at <= ${asOf}::timestamptz order by e.seq desc limit 1), 'QUEUED')`;

const conditions = (filter: ItemFilter): readonly Condition[] => [
  equal('i.order_id', filter.order),
  equal('i.case_id', filter.case),
  equal('i.store_id', filter.store),
  equal('i.listing_id', filter.listing),
  filter.state === undefined ? undefined : sql`${stateBy(filter.asOf)} = ${filter.state}`,
  equal('i.kind', filter.kind),
  yes(sql`${stateBy(filter.asOf)} not in ${SETTLED}`, filter.open),
  filter.reached === undefined
    ? undefined
    : sql`${sql.ref(`i.${REACHED[filter.reached]}`)} <= ${filter.asOf === undefined ? sql`touchstone.clock()` : sql`${filter.asOf}::timestamptz`}`,
  yes(sql`i.overdue_at is not null`, filter.overdue),
  yes(sql`i.is_later`, filter.later),
  filter.until === undefined ? undefined : sql`i.created_at <= ${filter.until}::timestamptz`,
];

const from = sql`touchstone.order_item i left join touchstone.order_document o on o.id = i.order_id join touchstone.store s on s.id = i.store_id`;

/** The newest first. */
export async function listOrderItems(
  tx: SessionTransaction,
  session: Session,
  filter: ItemFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedItem[]> {
  const behind = after === undefined ? undefined : sql<boolean>`(i.created_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const where = allOf([ofScope(session), ...conditions(filter), behind]);
  const { rows } = await sql<ItemRecord & { storeName: string }>`
    select ${itemColumns}, s.name as "storeName" from ${from} where ${where} order by i.created_at desc, i.id desc limit ${limit}`.execute(
    tx,
  );
  return rows.map(listed);
}

export async function readOrderItem(tx: SessionTransaction, session: Session, id: string): Promise<ListedItem | undefined> {
  const where = allOf([sql`i.id = ${id}`, ofScope(session)]);
  const { rows } = await sql<
    ItemRecord & { storeName: string }
  >`select ${itemColumns}, s.name as "storeName" from ${from} where ${where}`.execute(tx);
  return rows[0] === undefined ? undefined : listed(rows[0]);
}

const listed = ({ storeName, ...row }: ItemRecord & { readonly storeName: string }): ListedItem => ({
  ...itemOf(row as ItemRecord),
  storeName,
});

export interface ListedItemEvent {
  readonly seq: number;
  readonly event: string;
  readonly from: string;
  readonly to: ItemState;
  readonly actor: string;
  readonly basis: string;
  readonly detail: unknown;
  readonly at: Date;
}

export interface ListedLook {
  readonly id: string;
  readonly at: Date;
  readonly method: string;
  readonly vantage: string;
  readonly result: 'live' | 'gone' | 'undecided';
  readonly versionName: string | null;
  readonly page: string | null;
}

/** What happened to an item, how its listing was looked at since, and what that led to. */
export async function itemHistory(tx: SessionTransaction, { id, listing, createdMs }: Pick<StoredItem, 'id' | 'listing' | 'createdMs'>) {
  const events = await sql<ListedItemEvent>`
    select seq, event, from_state as "from", to_state as "to", actor, basis, detail, at from touchstone.order_item_event where item_id = ${id} order by seq`.execute(
    tx,
  );
  const looks = await sql<ListedLook>`
    select id, at, method, vantage, result, version_name as "versionName", raw_sha256 as page from touchstone.listing_probe
    where listing_id = ${listing} and at >= ${new Date(createdMs)} order by at desc, id desc limit 100`.execute(tx);
  const findings = await sql<{ id: string }>`
    select finding_id as id from touchstone.order_item_finding where item_id = ${id} order by finding_id`.execute(tx);
  return { events: events.rows, looks: looks.rows, findings: findings.rows.map((row) => row.id) };
}

export interface BoardFilter {
  readonly kind?: string | undefined;
  readonly case?: string | undefined;
  readonly order?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

interface Quantiles {
  readonly median: number | null;
  readonly slowest: number | null;
  readonly count: number;
}

export interface StoreBoard {
  readonly store: string;
  readonly name: string;
  readonly items: number;
  readonly states: readonly { readonly state: ItemState; readonly count: number }[];
  readonly overdue: number;
  readonly objected: number;
  readonly reappeared: number;
  readonly later: number;
  readonly findings: number;
  readonly acknowledged: Quantiles;
  readonly reported: Quantiles;
  readonly verified: Quantiles;
}

/** How each store stands with its orders. The items are those of the list with the same filters. */
export async function orderBoard(tx: SessionTransaction, session: Session, filter: BoardFilter): Promise<readonly StoreBoard[]> {
  const where = allOf([
    ofScope(session),
    equal('i.kind', filter.kind),
    equal('i.case_id', filter.case),
    equal('i.order_id', filter.order),
    filter.since === undefined ? undefined : sql<boolean>`i.created_at >= ${filter.since}::timestamptz`,
    filter.until === undefined ? undefined : sql<boolean>`i.created_at < ${filter.until}::timestamptz`,
  ]);
  const { rows } = await sql<StoreBoard>`
    with items as (select i.*, s.name from touchstone.order_item i join touchstone.store s on s.id = i.store_id where ${where}),
    states as (select store_id, jsonb_agg(jsonb_build_object('state', state, 'count', n) order by state) as states
      from (select store_id, state, count(*)::int as n from items group by 1, 2) t group by 1)
    select i.store_id as store, i.name, count(*)::int as items, (select states from states t where t.store_id = i.store_id) as states,
      count(*) filter (where i.overdue_at is not null)::int as overdue, count(*) filter (where i.objection is not null)::int as objected,
      count(*) filter (where i.reappeared_at is not null)::int as reappeared, count(*) filter (where i.is_later)::int as later,
      (select count(*)::int from touchstone.order_item_finding f join items x on x.id = f.item_id where x.store_id = i.store_id) as findings,
      ${delay('acked_at')} as acknowledged, ${delay('reported_done_at')} as reported, ${delay('verified_at')} as verified
    from items i group by i.store_id, i.name order by i.name, i.store_id`.execute(tx);
  return rows;
}

/** Seconds since the clock of an item began. */
function delay(column: 'acked_at' | 'reported_done_at' | 'verified_at') {
  const at = sql.ref(`i.${column}`);
  const seconds = sql`greatest(0, extract(epoch from ${at} - i.started_at))`;
  return sql`jsonb_build_object('median', round(percentile_cont(0.5) within group (order by ${seconds}) filter (where ${at} is not null))::bigint,
    'slowest', round(max(${seconds}) filter (where ${at} is not null))::bigint, 'count', count(${at})::int)`;
}

export interface ListedGap {
  readonly case: string;
  readonly listing: string;
  readonly store: string;
  readonly storeName: string;
  readonly appName: string;
  readonly foundAt: Date;
}

const MOST_GAPS = 500;

/** Listings under a ban in stores that have no order yet, the newest first. */
export async function delistingGaps(tx: SessionTransaction, filter: { readonly case?: string | undefined }): Promise<readonly ListedGap[]> {
  const { rows } = await sql<ListedGap>`
    select g.case_id as "case", g.listing_id as listing, l.store_id as store, s.name as "storeName", l.name as "appName", g.found_at as "foundAt"
    from touchstone.delisting_gap g join touchstone.listing l on l.id = g.listing_id join touchstone.store s on s.id = l.store_id
    where ${allOf([equal('g.case_id', filter.case)])} order by g.found_at desc, g.listing_id limit ${MOST_GAPS}`.execute(tx);
  return rows;
}

/** Where the app of a case stands now, with the order that its store has or is about to get. */
export async function delistingPlan(tx: SessionTransaction, of: string) {
  const { rows } = await sql<ListedAppRow & { storeName: string; developer: string; filing: string; order: string | null }>`
    select ${listedColumns}, s.name as "storeName", coalesce(l.developer, '') as developer, coalesce(l.filing_no, a.filing_no, '') as filing, (
      select o.id from touchstone.order_document o where o.type = 'delisting' and o.addressee_kind = 'store' and o.addressee_id = s.id::text and o.state <> 'WITHDRAWN'
        and (o.case_id = c.id or exists (select from touchstone.notice_row r where r.notice_id = o.notice_id and r.case_id = c.id))
      order by o.created_at desc, o.id limit 1) as "order"
    from touchstone.enforcement_case c cross join lateral touchstone.merged_apps(c.app_id) as same (id)
    join touchstone.listing l on l.app_id = same.id join touchstone.store s on s.id = l.store_id left join touchstone.app a on a.id = l.app_id
    where c.id = ${of} and c.app_id is not null and l.state not in ('GONE', 'FORCED_OFF') order by s.code, l.store_app_id`.execute(tx);
  const stores = new Map<
    string,
    { store: string; name: string; order: string | null; listings: (Omit<ListedAppRow, 'store'> & { developer: string; filing: string })[] }
  >();
  for (const { store, storeName, order, ...listing } of rows) {
    const one = stores.get(store) ?? { store, name: storeName, order, listings: [] };
    one.listings.push(listing);
    stores.set(store, one);
  }
  return [...stores.values()];
}

/** Stores that took the app of a case off, and may be told to put it back; with the number of the order that they had. */
export async function storesToRelist(tx: SessionTransaction, of: string) {
  const { rows } = await sql<RelistRow>`
    select i.store_id as store, s.name as "storeName", coalesce(o.number, '') as number, i.app_name as name, i.version_name as "versionName",
      coalesce(l.developer, '') as developer, coalesce(l.filing_no, '') as filing
    from touchstone.order_item i join touchstone.order_document o on o.id = i.order_id join touchstone.store s on s.id = i.store_id join touchstone.listing l on l.id = i.listing_id
    where i.case_id = ${of} and i.kind = 'delist' and i.state = 'VERIFIED_ABSENT' and i.released_at is null and not exists (
      select from touchstone.order_document r where r.type = 'relisting' and r.case_id = i.case_id and r.addressee_kind = 'store' and r.addressee_id = i.store_id::text
        and r.state <> 'WITHDRAWN')
    order by s.code, i.store_app_id`.execute(tx);
  const stores = new Map<
    string,
    { store: string; name: string; number: string; listings: Omit<RelistRow, 'store' | 'storeName' | 'number'>[] }
  >();
  for (const { store, storeName, number, ...listing } of rows) {
    const one = stores.get(store) ?? { store, name: storeName, number, listings: [] };
    one.listings.push(listing);
    stores.set(store, one);
  }
  return [...stores.values()];
}

interface RelistRow {
  readonly store: string;
  readonly storeName: string;
  readonly number: string;
  readonly name: string;
  readonly versionName: string;
  readonly developer: string;
  readonly filing: string;
}

/** Items of an order as its addressee and its authority see them. */
export async function itemsOfOrder(tx: SessionTransaction, session: Session, order: string): Promise<readonly StoredItem[]> {
  const where = allOf([sql`i.order_id = ${order}`, ofScope(session)]);
  const { rows } = await sql<ItemRecord>`select ${itemColumns} from ${from} where ${where} order by i.app_name, i.id limit 20000`.execute(
    tx,
  );
  return rows.map(itemOf);
}
