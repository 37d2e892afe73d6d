import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Human numbers (案号, 文号): without gaps in a series of a year, or the gap has its record. Inside one transaction. */
export function numberRows(tx: SessionTransaction) {
  return {
    /** The row of the series is held until the transaction ends, so that one that fails leaves no gap. */
    async takeNumber(
      series: string,
      year: number,
      object: { readonly kind: string; readonly id: string; readonly atMs: number },
    ): Promise<number> {
      const { rows } = await sql<{ number: number }>`
        with taken as (
          insert into touchstone.number_series (series, year, next) values (${series}, ${year}, 2)
          on conflict (series, year) do update set next = touchstone.number_series.next + 1 returning next - 1 as number
        )
        insert into touchstone.number_issued (series, year, number, object_kind, object_id, issued_at)
        select ${series}, ${year}, number, ${object.kind}, ${object.id}, ${new Date(object.atMs)} from taken returning number`.execute(tx);
      return rows[0]!.number;
    },

    async cancelNumber(series: string, year: number, number: number, reason: string, atMs: number): Promise<void> {
      await sql`
        update touchstone.number_issued set cancelled_at = ${new Date(atMs)}, cancelled_reason = ${reason}
        where series = ${series} and year = ${year} and number = ${number} and cancelled_at is null`.execute(tx);
    },
  };
}

/** Numbers of a series below its next that nobody was given: there are none, whatever fails. */
export async function missingNumbers(tx: SessionTransaction, series: string, year: number): Promise<readonly number[]> {
  const { rows } = await sql<{ number: number }>`
    select n as number from touchstone.number_series s cross join lateral generate_series(1, s.next - 1) n
    where s.series = ${series} and s.year = ${year} and not exists (
      select from touchstone.number_issued i where (i.series, i.year, i.number) = (s.series, s.year, n)) order by n`.execute(tx);
  return rows.map(({ number }) => number);
}
