import { sql } from 'kysely';
import type { Session, SessionTransaction } from '../session.ts';

export interface SnapshotRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly scope: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly asOf: Date;
  readonly result: unknown;
  /** SHA-256 of name, query, instant and result as canonical JSON. */
  readonly hash: string;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
}

export interface NewSnapshot extends Omit<SnapshotRow, 'publishedAt'> {
  readonly province: string | null;
  readonly createdBy: string | null;
}

const columns = sql`s.id, s.name, s.organisation_id as organisation, s.scope, s.query, s.as_of as "asOf", s.result, s.hash, s.published_at as "publishedAt",
  s.created_at as "createdAt"`;

/** Whose they are, and what was published. */
const readable = (session: Session) =>
  session.organisation === null
    ? sql`s.published_at is not null`
    : sql`(s.published_at is not null or s.organisation_id = ${session.organisation}::uuid)`;

export async function addSnapshot(tx: SessionTransaction, row: NewSnapshot): Promise<void> {
  await sql`
    insert into touchstone.statistic_snapshot (id, name, organisation_id, province, scope, query, as_of, result, hash, created_at, created_by)
    values (${row.id}, ${row.name}, ${row.organisation}, ${row.province}, ${row.scope}, ${JSON.stringify(row.query)}::jsonb, ${row.asOf},
      ${JSON.stringify(row.result)}::jsonb, ${row.hash}, ${row.createdAt}, ${row.createdBy})`.execute(tx);
}

/** The newest first. */
export async function listSnapshots(
  tx: SessionTransaction,
  session: Session,
  limit: number,
  after: string | undefined,
): Promise<readonly SnapshotRow[]> {
  const { rows } = await sql<SnapshotRow>`
    select ${columns} from touchstone.statistic_snapshot s
    where ${readable(session)} and ${after === undefined ? sql`true` : sql`s.id < ${after}::uuid`} order by s.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function readSnapshot(tx: SessionTransaction, session: Session, id: string): Promise<SnapshotRow | undefined> {
  const { rows } = await sql<SnapshotRow>`
    select ${columns} from touchstone.statistic_snapshot s where s.id = ${id}::uuid and ${readable(session)}`.execute(tx);
  return rows[0];
}

/** @returns false when it was published before */
export async function publishSnapshot(tx: SessionTransaction, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update touchstone.statistic_snapshot set published_at = ${at} where id = ${id}::uuid and published_at is null returning id`.execute(tx);
  return rows.length > 0;
}
