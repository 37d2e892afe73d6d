import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';

export interface YearFigures {
  /** Cases that were closed in the year, and those of them that came again by `asOf`. */
  readonly closed: number;
  readonly relapsed: number;
  /** Firms that have an account which is in use now, as the list behind it counts them. */
  readonly enterprises: number;
  /** As stores reported it: the newest version of each month. */
  readonly ownDelistings: number;
  readonly reports: number;
  readonly machineItems: number;
  readonly testedItems: number;
}

/** @param year in Asia/Shanghai */
export async function yearFigures(tx: SessionTransaction, session: Session, year: number, asOf: Date): Promise<YearFigures> {
  const [from, until] = [`${year}-01-01`, `${year + 1}-01-01`];
  const inYear = (column: string) => sql`${sql.ref(column)} >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
    and ${sql.ref(column)} < ${until}::date::timestamp at time zone 'Asia/Shanghai' and ${sql.ref(column)} <= ${asOf}`;
  const { rows } = await sql<YearFigures>`
    select
      (select count(*) from touchstone.enforcement_case c where ${inYear('c.closed_at')} and ${within(session, 'enforcement_case', 'c')}) as closed,
      (select count(*) from touchstone.enforcement_case c where ${inYear('c.closed_at')} and ${within(session, 'enforcement_case', 'c')}
        and exists (select from touchstone.enforcement_case r where r.recurrence_of = c.id and r.opened_at <= ${asOf})) as relapsed,
      (select count(*) from touchstone.organisation o where o.kind = 'enterprise' and o.state = 'ACTIVE' and ${within(session, 'organisation', 'o')}) as enterprises,
      coalesce(r.own, 0) as "ownDelistings", coalesce(r.reports, 0) as reports,
      coalesce(t.machine, 0) as "machineItems", coalesce(t.tested, 0) as "testedItems"
    from (
      select sum((stated ->> 'appsDelistedOwn')::bigint)::float8 as own, count(*) as reports from (
        select distinct on (store_id, month) stated from touchstone.store_report
        where month like ${`${year}-%`} and submitted_at <= ${asOf} order by store_id, month, version desc) newest) r
    cross join (
      select sum(f.machine_items)::float8 as machine, sum(f.tested_items)::float8 as tested from touchstone.fused_result f
      left join touchstone.app a on a.id = f.app_id where f.replaced_by is null and ${inYear('f.at')} and ${within(session, 'app', 'a')}) t`.execute(
    tx,
  );
  return rows[0]!;
}
