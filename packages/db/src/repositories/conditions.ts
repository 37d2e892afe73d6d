import { type RawBuilder, type SqlBool, sql } from 'kysely';

export type Condition = RawBuilder<SqlBool> | undefined;

/** All that were given; true when none was. */
export function allOf(conditions: readonly Condition[]): RawBuilder<SqlBool> {
  const given = conditions.filter((one) => one !== undefined);
  return given.length === 0 ? sql`true` : sql`${sql.join(given, sql` and `)}`;
}

/** Whether a column holds one of these, or, where `wanted` is false, none of them. */
export const among = (column: string, values: readonly string[], wanted: boolean | undefined): Condition =>
  wanted === undefined ? undefined : sql`${sql.ref(column)} ${wanted ? sql`in` : sql`not in`} (${sql.join(values)})`;

export const equal = (column: string, value: string | number | undefined): Condition =>
  value === undefined ? undefined : sql`${sql.ref(column)} = ${value}`;
