import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

export interface SavedFilterRow {
  readonly id: string;
  readonly page: string;
  readonly name: string;
  readonly query: string;
  readonly createdAt: Date;
}

const columns = sql`id, page, name, query, created_at as "createdAt"`;

/** Filters that one person keeps. */
export const savedFilterRows = (tx: SessionTransaction, person: string) => ({
  async all(limit: number): Promise<readonly SavedFilterRow[]> {
    const { rows } = await sql<SavedFilterRow>`
      select ${columns} from touchstone.saved_filter where person_id = ${person} order by page, name, id limit ${limit}`.execute(tx);
    return rows;
  },

  /** One of the same name of the same list gives way. @returns undefined when `most` others are kept */
  async save({ id, page, name, query, createdAt }: SavedFilterRow, most: number): Promise<SavedFilterRow | undefined> {
    const { rows } = await sql<SavedFilterRow>`
      insert into touchstone.saved_filter (id, person_id, page, name, query, created_at)
      select ${id}::uuid, ${person}::uuid, ${page}, ${name}, ${query}, ${createdAt}::timestamptz
      where (select count(*) from touchstone.saved_filter where person_id = ${person}) < ${most}
        or exists (select from touchstone.saved_filter where (person_id, page, name) = (${person}::uuid, ${page}, ${name}))
      on conflict (person_id, page, name) do update set query = excluded.query returning ${columns}`.execute(tx);
    return rows[0];
  },

  /** @returns whether there was one */
  async drop(id: string): Promise<boolean> {
    const { numAffectedRows } = await sql`delete from touchstone.saved_filter where id = ${id} and person_id = ${person}`.execute(tx);
    return numAffectedRows === 1n;
  },
});
