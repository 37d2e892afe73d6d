import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';

export interface YearFigures {
  /** Firms that have an account which is in use now, as the list behind it counts them. */
  readonly enterprises: number;
  /** As stores reported it: the newest version of each month. */
  readonly ownDelistings: number;
  readonly reports: number;
}

/** What a year has beside its stages. @param year in Asia/Shanghai */
export async function yearFigures(tx: SessionTransaction, session: Session, year: number, asOf: Date): Promise<YearFigures> {
  const { rows } = await sql<YearFigures>`
    select
      (select count(*) from touchstone.organisation o where o.kind = 'enterprise' and o.state = 'ACTIVE' and ${within(session, 'organisation', 'o')}) as enterprises,
      coalesce(r.own, 0) as "ownDelistings", coalesce(r.reports, 0) as reports
    from (
      select sum((stated ->> 'appsDelistedOwn')::bigint)::float8 as own, count(*) as reports from (
        select distinct on (store_id, month) stated from touchstone.store_report
        where month like ${`${year}-%`} and submitted_at <= ${asOf} order by store_id, month, version desc) newest) r`.execute(tx);
  return rows[0]!;
}
