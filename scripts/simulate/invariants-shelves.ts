import { sql } from 'kysely';
import type { Looked } from './invariants.ts';
import { count, none, together } from './look.ts';
import type { Play } from './play.ts';

const COUNTING = sql`i.case_id = c.id and i.kind = 'delist' and i.state not in ('WITHDRAWN', 'REAPPEARED')`;

/** In this world nothing leaves a shelf before it is ordered to: every listing of the app has its item. */
export const ofItems = async (play: Play): Promise<Looked> =>
  none(
    play,
    await count(play, 'order_item'),
    sql`
    select c.number || ' ' || s.code as fault from touchstone.enforcement_case c join touchstone.listing l on l.app_id = c.app_id join touchstone.store s on s.id = l.store_id
    where exists (select from touchstone.order_item i where i.case_id = c.id and i.kind = 'delist')
      and not exists (select from touchstone.order_item i where i.case_id = c.id and i.listing_id = l.id and i.kind = 'delist')`,
  );

/** Seen gone often enough from more than one place, by looks that no store made; and the other way round nothing waits that is gone. */
export async function ofDelisted(play: Play): Promise<Looked> {
  const believed = await none(
    play,
    await count(play, 'listing_probe'),
    sql`
    select c.number || ' ' || s.code || ' ' || i.state as fault from touchstone.enforcement_case c join touchstone.order_item i on ${COUNTING} join touchstone.store s on s.id = i.store_id
    where c.state = 'DELISTED' and (i.state <> 'VERIFIED_ABSENT' or (
      select count(*) < 3 or count(distinct p.vantage) < 2 from touchstone.listing_probe p
      where p.listing_id = i.listing_id and p.result = 'gone' and p.at between i.created_at and i.verified_at and p.method <> 'store-feed'))`,
  );
  const missed = await none(
    play,
    0,
    sql`
    select c.number || ' waits though all are gone' as fault from touchstone.enforcement_case c
    where c.state = 'DELIST_ORDERED' and exists (select from touchstone.order_item i where ${COUNTING}) and not exists (select from touchstone.order_item i where ${COUNTING} and i.state <> 'VERIFIED_ABSENT')`,
  );
  const early = await none(
    play,
    0,
    sql`
    select e.case_id || ' was delisted before its items' as fault from touchstone.case_event e where e.type = 'verify-absent'
      and exists (select from touchstone.order_item i where i.case_id = e.case_id and i.kind = 'delist' and i.created_at < e.at and coalesce(i.verified_at > e.at, i.state not in ('WITHDRAWN', 'REAPPEARED')) and i.round = 1)`,
  );
  return together(believed, missed, early);
}
