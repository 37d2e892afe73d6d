import { createHash } from 'node:crypto';
import type { DB } from '@touchstone/db';
import { type Kysely, type RawBuilder, sql } from 'kysely';

/** Runs one statement of the world outside: shelves, builds, tests. What authorities do never goes this way. */
export type Run = (text: RawBuilder<unknown>) => Promise<readonly Record<string, unknown>[]>;

export const run = async (db: Kysely<DB>, text: RawBuilder<unknown>) => (await text.execute(db)).rows as readonly Record<string, unknown>[];

/** The id of the `n`th row of a kind, as both SQL and this process can say it. */
export const keyOf = (kind: number, n: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(${kind.toString(16).padStart(8, '0')} || '-0000-7000-8000-' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`;

export const idOf = (kind: number, n: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const sha256Text = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Takes the indexes of tables off that no constraint stands on. @returns what lays them again */
export async function withoutIndexes(rows: Run, tables: readonly string[]): Promise<() => Promise<void>> {
  const indexes = (await rows(sql`
    select i.indexdef as definition, i.indexname as name from pg_indexes i where i.schemaname = 'touchstone' and i.tablename = any(${[...tables]})
      and not exists (select from pg_constraint c where c.conindid = ('touchstone.' || quote_ident(i.indexname))::regclass)`)) as unknown as {
    definition: string;
    name: string;
  }[];
  for (const { name } of indexes) await rows(sql`drop index touchstone.${sql.id(name)}`);
  return async () => {
    for (const { definition } of indexes) await rows(sql.raw(definition));
  };
}
