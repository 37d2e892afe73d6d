import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Parents of firms: who belongs to which group. */
export function operatorGroups(tx: SessionTransaction) {
  return {
    async versionOf(operator: string): Promise<number | undefined> {
      const row = await tx.selectFrom('operator').select('row_version').where('id', '=', operator).forUpdate().executeTakeFirst();
      return row?.row_version;
    },

    /** Whether `operator` stands above `of`, however far. */
    async isAbove(operator: string, of: string): Promise<boolean> {
      const { rows } = await sql`
        with recursive above as (
          select id, group_parent_id from touchstone.operator where id = ${of}
          union
          select o.id, o.group_parent_id from touchstone.operator o join above a on o.id = a.group_parent_id
        )
        select from above where id = ${operator}`.execute(tx);
      return rows.length > 0;
    },

    async setParent(operator: string, parent: string | null): Promise<void> {
      await sql`update touchstone.operator set group_parent_id = ${parent}, row_version = row_version + 1 where id = ${operator}`.execute(
        tx,
      );
    },
  };
}
