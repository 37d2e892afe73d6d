import type { Anchor, ChainCheck } from '@touchstone/domain/audit';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { Selectable } from 'kysely';
import type { DB } from '../schema.ts';
import type { SessionTransaction } from '../session.ts';

/** Daily anchors, inside one transaction. */
export const anchorRows = (tx: SessionTransaction) => ({
  async lastAnchor(): Promise<Anchor | undefined> {
    const row = await tx.selectFrom('audit_anchor').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? undefined : anchorFrom(row);
  },

  async keepAnchor({ day, root, heads, previous, hash }: Anchor): Promise<void> {
    await tx
      .insertInto('audit_anchor')
      .values({ day, root, heads: JSON.stringify({ heads, previous, hash }) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  async anchorOfDay(day: string): Promise<Anchor | undefined> {
    const row = await tx.selectFrom('audit_anchor').selectAll().where('day', '=', day).executeTakeFirst();
    return row === undefined ? undefined : anchorFrom(row);
  },

  /** Anchors from a day on, in their order. */
  async anchors(from: string, limit: number): Promise<readonly Anchor[]> {
    const rows = await tx.selectFrom('audit_anchor').selectAll().where('day', '>=', from).orderBy('day').limit(limit).execute();
    return rows.map(anchorFrom);
  },
});

function anchorFrom(row: Selectable<DB['audit_anchor']>): Anchor {
  const { heads, previous, hash } = row.heads as {
    readonly heads: readonly ChainCheck[];
    readonly previous: string;
    readonly hash: string;
  };
  return { day: row.day as LocalDate, root: row.root, heads, previous, hash };
}
