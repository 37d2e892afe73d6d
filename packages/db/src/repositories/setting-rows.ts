import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** A named value of the installation; absent rows have version 0. */
export interface Setting<T> {
  readonly value: T | undefined;
  readonly rowVersion: number;
}

/** Settings of the installation inside one transaction. */
export const settingRows = (tx: SessionTransaction) => ({
  async setting<T>(name: string): Promise<Setting<T>> {
    const { rows } = await sql<{ value: T; rowVersion: number }>`
      select value, row_version as "rowVersion" from touchstone.setting where name = ${name}`.execute(tx);
    return rows[0] ?? { value: undefined, rowVersion: 0 };
  },

  /** @returns false when it is not of the version that was read */
  async saveSetting(name: string, value: unknown, readVersion: number, by: string | null): Promise<boolean> {
    const json = JSON.stringify(value);
    const { numAffectedRows } = await (readVersion === 0
      ? sql`insert into touchstone.setting (name, value, changed_by) values (${name}, ${json}::jsonb, ${by}::uuid) on conflict do nothing`
      : sql`
          update touchstone.setting set value = ${json}::jsonb, changed_by = ${by}::uuid, changed_at = now(), row_version = row_version + 1
          where name = ${name} and row_version = ${readVersion}`
    ).execute(tx);
    return numAffectedRows === 1n;
  },
});
