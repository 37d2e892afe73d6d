import { formatScope, type Scope } from '@touchstone/domain/access';
import { type RawBuilder, sql } from 'kysely';

/** Entries of a firm, asked once for a query: the one given, what it stands for, and all that were merged into that; none of nobody. */
export const firmEntries = (operator: string | null): RawBuilder<string[]> =>
  sql`(select touchstone.firm_entries(${operator}::uuid))::uuid[]`;

/** A scope as texts name it; of a firm that of each of its entries. */
export const scopesOf = (scope: Scope): RawBuilder<string[]> =>
  scope.kind === 'operator'
    ? sql`array(select 'operator:' || e from unnest(${firmEntries(scope.operator)}) as e)`
    : sql`array[${formatScope(scope)}]`;
