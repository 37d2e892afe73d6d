import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

export interface StoreRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly province: string | null;
  readonly operator: string | null;
  readonly connector: string;
  readonly configuration: unknown;
}

export interface StoreChange {
  readonly name?: string | undefined;
  readonly province?: string | null | undefined;
  readonly operator?: string | null | undefined;
  readonly state?: string | undefined;
  readonly configuration?: unknown;
}

/** Stores as administrators add and change them. */
export function storeRows(tx: SessionTransaction) {
  return {
    /** False when the code is taken. */
    async insertStore(row: StoreRow): Promise<boolean> {
      const made = await tx
        .insertInto('store')
        .values({
          id: row.id,
          code: row.code,
          name: row.name,
          province: row.province,
          operator_id: row.operator,
          connector: row.connector,
          configuration: JSON.stringify(row.configuration),
        })
        .onConflict((conflict) => conflict.column('code').doNothing())
        .executeTakeFirst();
      return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async holdStore(id: string) {
      const { rows } = await sql<{ connector: string; configuration: Record<string, unknown>; rowVersion: number }>`
        select connector, configuration, row_version as "rowVersion" from touchstone.store where id = ${id} for update`.execute(tx);
      return rows[0];
    },

    async changeStore(id: string, { name, province, operator, state, configuration }: StoreChange): Promise<void> {
      await tx
        .updateTable('store')
        .set({
          row_version: sql<number>`row_version + 1`,
          ...(name === undefined ? {} : { name }),
          ...(province === undefined ? {} : { province }),
          ...(operator === undefined ? {} : { operator_id: operator }),
          ...(state === undefined ? {} : { state }),
          ...(configuration === undefined
            ? {}
            : { configuration: JSON.stringify(configuration), breaker: '{}', next_poll_at: sql<Date>`now()` }),
        })
        .where('id', '=', id)
        .execute();
    },

    /** Due now, its breaker closed; connectors begin anew with the new version of the row. False when there is no such store at work. */
    async makeDue(id: string): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update touchstone.store set next_poll_at = now(), breaker = '{}', row_version = row_version + 1 where id = ${id} and state = 'ACTIVE'`.execute(
        tx,
      );
      return numAffectedRows === 1n;
    },
  };
}
