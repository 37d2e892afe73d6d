import type { Database } from '@touchstone/db';
import { sql } from 'kysely';

/** What a script does that was let in: it opens a dialog; its picture asks for a file. */
const DOES = 'alert(1)';
export const HOSTILE = `'"><img src=/entered onerror=${DOES}><script>${DOES}</script>`;
export const HOSTILE_ADDRESS = `javascript:${DOES}//`;

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Columns of words that others choose: an app, a policy, a store, a firm, somebody who writes. */
const CHOSEN =
  /(^|_)(name|names|title|subject|vendor|text|note|reason|statement|detail|description|basis|statement|about|address|signatory|explanation|problems?)$/;
const ADDRESSES = /(^|_)(url|address|link|page)$/;

/**
 * Puts a script behind every text that others choose, wherever the database lets it stand.
 *
 * @returns the columns that hold one now: `app.name`
 */
export async function makeHostile(db: Database): Promise<ReadonlySet<string>> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'touchstone' and c.data_type = 'text' order by 1, 2`.execute(db);
  const hostile = new Set<string>();
  for (const { table, column } of rows) {
    const value = ADDRESSES.test(column)
      ? sql`${HOSTILE_ADDRESS}`
      : CHOSEN.test(column)
        ? sql`${sql.ref(column)} || ${HOSTILE}`
        : undefined;
    if (value === undefined || OURS.has(`${table}.${column}`)) continue;
    const done =
      await sql`update touchstone.${sql.raw(`"${table}"`)} set ${sql.ref(column)} = ${value} where ${sql.ref(column)} is not null`
        .execute(db)
        .catch(() => undefined); // checked, or never rewritten
    if ((done?.numAffectedRows ?? 0n) > 0n) hostile.add(`${table}.${column}`);
  }
  return hostile;
}

/** Words by which the platform itself finds things. */
const OURS: ReadonlySet<string> = new Set(['setting.name', 'schema_migration.name', 'retention_class.name']);
