import { formatScope, type Scope } from '@touchstone/domain/access';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Entries of a firm, asked once for a query: the one given, what it stands for, and all that were merged into that; none of nobody. */
export const firmEntries = (operator: string | null): RawBuilder<string[]> =>
  sql`(select touchstone.firm_entries(${operator}::uuid))::uuid[]`;

/**
 * Whose a row is by a column that names an operator: the firm's, whichever of its entries stands there. The one way in which lists,
 * figures and rules are narrowed to a firm. @returns undefined where none is asked for
 */
export const ofFirm = (column: string, operator: string | undefined): RawBuilder<SqlBool> | undefined =>
  operator === undefined ? undefined : sql`${sql.ref(column)} = any (${firmEntries(operator)})`;

/** The same of a column that names whoever is addressed or obliged as a text. */
export const ofAddressee = (column: string, addressee: string | undefined): RawBuilder<SqlBool> | undefined =>
  addressee === undefined ? undefined : sql`${sql.ref(column)} = any (${firmEntries(addressee)}::text[])`;

/** A scope as texts name it; of a firm that of each of its entries. */
export const scopesOf = (scope: Scope): RawBuilder<string[]> =>
  scope.kind === 'operator'
    ? sql`array(select 'operator:' || e from unnest(${firmEntries(scope.operator)}) as e)`
    : sql`array[${formatScope(scope)}]`;
