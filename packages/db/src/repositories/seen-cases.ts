import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Whether the session may see a case; row-level security says so. */
export async function hasCase(tx: SessionTransaction, id: string): Promise<boolean> {
  const { rows } = await sql`select from touchstone.enforcement_case where id = ${id}`.execute(tx);
  return rows.length > 0;
}
