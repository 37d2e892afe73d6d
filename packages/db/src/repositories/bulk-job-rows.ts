import { type Selectable, sql } from 'kysely';
import type { DB } from '../schema.ts';
import type { SessionTransaction } from '../session.ts';

export interface BulkJobRow {
  readonly id: string;
  readonly kind: string;
  readonly organisation: string;
  readonly askedBy: string;
  /** Scope of who asked, as text: the work sees no more. */
  readonly scope: string;
  readonly parameters: unknown;
  readonly state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  readonly doneCount: number;
  readonly totalCount: number | null;
  readonly resultSha256: string | null;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Long work, inside one transaction. */
export const bulkJobRows = (tx: SessionTransaction) => ({
  async insertBulkJob(
    row: Pick<BulkJobRow, 'id' | 'kind' | 'organisation' | 'askedBy' | 'scope'> & { readonly parameters: object; readonly at: Date },
  ): Promise<void> {
    const { id, kind, organisation, askedBy, scope, parameters, at } = row;
    await tx
      .insertInto('bulk_job')
      .values({ id, kind, organisation_id: organisation, asked_by: askedBy, scope, parameters: JSON.stringify(parameters), created_at: at })
      .execute();
  },

  async bulkJob(id: string): Promise<BulkJobRow | undefined> {
    const row = await tx.selectFrom('bulk_job').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : jobOf(row);
  },

  /**
   * Takes the job that has waited longest and that nobody works on. The lock lasts as long as this transaction: when the
   * process dies the job is another's.
   */
  async takeBulkJob(): Promise<BulkJobRow | undefined> {
    const { rows } = await sql<{ id: string }>`
      select id from (
        select id from touchstone.bulk_job where state in ('WAITING', 'RUNNING') order by created_at, id limit 100
      ) waiting
      where pg_try_advisory_xact_lock(hashtextextended('bulk job ' || id::text, 0)) limit 1`.execute(tx);
    const [row] = rows;
    return row === undefined ? undefined : this.bulkJob(row.id);
  },

  /** @returns false when it was cancelled meanwhile */
  async noteBulkJob(
    id: string,
    change: {
      readonly state?: 'RUNNING' | 'DONE' | 'FAILED';
      readonly doneCount?: number;
      readonly totalCount?: number;
      readonly resultSha256?: string;
      readonly message?: string;
      readonly finishedAt?: Date;
    },
  ): Promise<boolean> {
    const { state, doneCount, totalCount, resultSha256, message, finishedAt } = change;
    const result = await tx
      .updateTable('bulk_job')
      .set({
        ...(state === undefined ? {} : { state }),
        ...(doneCount === undefined ? {} : { done_count: doneCount }),
        ...(totalCount === undefined ? {} : { total_count: totalCount }),
        ...(resultSha256 === undefined ? {} : { result_sha256: resultSha256 }),
        ...(message === undefined ? {} : { message }),
        ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
        id,
      })
      .where('id', '=', id)
      .where('state', 'in', ['WAITING', 'RUNNING'])
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },

  /** @returns false when it had ended */
  async cancelBulkJob(id: string, at: Date): Promise<boolean> {
    const result = await tx
      .updateTable('bulk_job')
      .set({ state: 'CANCELLED', finished_at: at })
      .where('id', '=', id)
      .where('state', 'in', ['WAITING', 'RUNNING'])
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },
});

/** Jobs that somebody asked for, the newest first. */
export async function listBulkJobs(
  tx: SessionTransaction,
  filter: { readonly askedBy: string; readonly state?: string | undefined },
  limit: number,
  after?: string,
): Promise<readonly BulkJobRow[]> {
  const rows = await tx
    .selectFrom('bulk_job')
    .selectAll()
    .where('asked_by', '=', filter.askedBy)
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state!))
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(jobOf);
}

const jobOf = (row: Selectable<DB['bulk_job']>): BulkJobRow => ({
  id: row.id,
  kind: row.kind,
  organisation: row.organisation_id,
  askedBy: row.asked_by,
  scope: row.scope,
  parameters: row.parameters,
  state: row.state as BulkJobRow['state'],
  doneCount: row.done_count,
  totalCount: row.total_count,
  resultSha256: row.result_sha256,
  message: row.message,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});
