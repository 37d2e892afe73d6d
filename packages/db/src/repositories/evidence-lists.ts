import { RETENTION_DAYS, type RetentionClass } from '@touchstone/domain/artifact';
import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { type HoldRow, holdColumns } from './evidence-rows.ts';

export interface ListedEvidence {
  readonly sha256: string;
  readonly kind: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly device: string | null;
  readonly tool: string | null;
  readonly capturedAt: Date | null;
  readonly capturedBy: string | null;
  readonly retentionClass: RetentionClass;
  readonly holds: number;
  readonly findings: number;
  readonly purgedAt: Date | null;
  readonly createdAt: Date;
}

const columns = sql`e.sha256, e.kind, e.size_bytes as "sizeBytes", e.media_type as "mediaType", e.device, e.tool, e.captured_at as "capturedAt", e.captured_by as "capturedBy",
  e.retention_class as "retentionClass", e.legal_hold_count as holds, (select count(*) from touchstone.finding_evidence l where l.sha256 = e.sha256) as findings,
  e.purged_at as "purgedAt", e.created_at as "createdAt"`;

/** Evidence is seen with a finding or a sheet that one may see. */
const visible = (session: Session) => sql`(
  ${session.scope.kind === 'all' ? sql`true` : sql`false`}
  or exists (select from touchstone.finding_evidence l join touchstone.finding f on f.id = l.finding_id where l.sha256 = e.sha256 and ${within(session, 'finding', 'f')})
  or exists (select from touchstone.sheet_evidence l join touchstone.check_sheet s on s.id = l.sheet_id where l.sha256 = e.sha256 and ${within(session, 'check_sheet', 's')}))`;

export async function readEvidence(tx: SessionTransaction, session: Session, sha256: string): Promise<ListedEvidence | undefined> {
  const { rows } = await sql<ListedEvidence>`
    select ${columns} from touchstone.evidence e where e.sha256 = ${sha256} and ${visible(session)}`.execute(tx);
  return rows[0];
}

/** Size of a file of proof that is kept; undefined where none is, or no longer. */
export async function evidenceSize(tx: SessionTransaction, sha256: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('evidence')
    .select('size_bytes')
    .where('sha256', '=', sha256)
    .where('purged_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : Number(row.size_bytes);
}

export async function evidenceOfFinding(tx: SessionTransaction, session: Session, finding: string): Promise<readonly ListedEvidence[]> {
  const { rows } = await sql<ListedEvidence>`
    select ${columns} from touchstone.finding_evidence o join touchstone.evidence e on e.sha256 = o.sha256 join touchstone.finding f on f.id = o.finding_id
    where o.finding_id = ${finding} and ${within(session, 'finding', 'f')} order by o.ordinal, o.sha256`.execute(tx);
  return rows;
}

export async function custodyOf(tx: SessionTransaction, sha256: string, limit: number, afterSeq = 0) {
  const { rows } = await sql<{ seq: number; event: string; actor: string; detail: Record<string, unknown>; at: Date }>`
    select seq, event, actor, detail, at from touchstone.evidence_custody where sha256 = ${sha256} and seq > ${afterSeq} order by seq limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Holds on what the session may see: the policies of the database decide. */
export async function listHolds(
  tx: SessionTransaction,
  filter: { readonly target?: string | undefined; readonly isOpen?: boolean | undefined },
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly (HoldRow & { readonly atKey: string })[]> {
  const { target, isOpen } = filter;
  const { rows } = await sql<HoldRow & { readonly atKey: string }>`
    select ${holdColumns}, to_char(h.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atKey" from touchstone.legal_hold h
    where (${target ?? null}::text is null or h.target_id = ${target ?? null}::text)
      and (${isOpen ?? null}::boolean is null or (h.released_at is null) = ${isOpen ?? null}::boolean)
      and (${after?.at ?? null}::timestamptz is null or (h.placed_at, h.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by h.placed_at desc, h.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readHold(tx: SessionTransaction, id: string): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`select ${holdColumns} from touchstone.legal_hold h where h.id = ${id}`.execute(tx);
  return rows[0];
}

export async function listRetentionClasses(tx: SessionTransaction) {
  const rows = await tx.selectFrom('retention_class').selectAll().orderBy('name').execute();
  return rows.map(({ name, keep_days, basis, row_version }) => ({
    ...{ name: name as RetentionClass, keepDays: keep_days, basis, version: row_version },
    leastDays: RETENTION_DAYS[name as RetentionClass],
  }));
}

export interface WantedPeriod {
  readonly name: string;
  /** Null: for ever. */
  readonly keepDays: number | null;
  readonly basis: string;
  /** That was read. */
  readonly version: number;
}

/** Sets how long a class is kept, and gives its version from now on; undefined where somebody else was first. */
export async function saveRetentionPeriod(tx: SessionTransaction, wanted: WantedPeriod): Promise<number | undefined> {
  const { name, keepDays, basis, version } = wanted;
  const row = await tx
    .updateTable('retention_class')
    .set({ keep_days: keepDays, basis, row_version: version + 1 })
    .where('name', '=', name)
    .where('row_version', '=', version)
    .returning('row_version')
    .executeTakeFirst();
  return row?.row_version;
}

export async function listTombstones(tx: SessionTransaction, limit: number, after?: { readonly at: string; readonly id: string }) {
  const { rows } = await sql<{
    kind: 'artifact' | 'evidence';
    sha256: string;
    kept: unknown;
    purgedBy: string;
    purgedAt: Date;
    atKey: string;
  }>`
    select t.kind, t.sha256, t.kept, t.purged_by as "purgedBy", t.purged_at as "purgedAt", to_char(t.purged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atKey"
    from touchstone.tombstone t
    where (${after?.at ?? null}::timestamptz is null or (t.purged_at, t.sha256) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::text))
    order by t.purged_at desc, t.sha256 desc limit ${limit}`.execute(tx);
  return rows;
}
