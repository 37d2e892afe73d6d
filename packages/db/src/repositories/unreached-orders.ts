import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** The newest document of each case whose every way of service was given up: its addressee could not be reached. */
export async function unreachedOrders(tx: SessionTransaction, cases: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ case: string; order: string }>`
    select distinct on (o.case_id) o.case_id as case, o.id as order from touchstone.order_document o
    where o.case_id = any(${[...cases]}::uuid[])
      and exists (select 1 from touchstone.service s where s.order_id = o.id)
      and not exists (select 1 from touchstone.service s where s.order_id = o.id and s.state <> 'FAILED')
    order by o.case_id, o.id desc`.execute(tx);
  return new Map(rows.map((row) => [row.case, row.order]));
}
