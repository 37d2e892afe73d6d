import { type RawBuilder, sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Rows of a query, counted up to `most`: a desk says "more than" and does not read a whole table for it. */
export async function countUpTo(tx: SessionTransaction, rowsOf: RawBuilder<unknown>, most: number): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from (${rowsOf} limit ${most}) counted`.execute(tx);
  return Number(rows[0]!.n);
}
