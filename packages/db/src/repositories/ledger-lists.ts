import type { CellFault, LedgerKind, Mapping, RecordKind } from '@touchstone/domain/ledger';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import type { Session, SessionTransaction } from '../session.ts';

interface After {
  readonly at: string;
  readonly id: string;
}

/** Bringings-in and mappings are an organisation's own, also for who sees all else. */
const own = (session: Session, alias: string): RawBuilder<SqlBool> =>
  session.organisation === null ? sql`true` : sql`${sql.ref(`${alias}.organisation_id`)} = ${session.organisation}::uuid`;

export interface ListedImport {
  readonly id: string;
  readonly kind: LedgerKind;
  readonly file: string;
  readonly fileName: string;
  readonly mapping: Mapping;
  readonly job: string | null;
  readonly jobState: string | null;
  readonly totalRows: number;
  readonly created: number;
  readonly matched: number;
  readonly refused: number;
  readonly createdAt: Date;
}

/** What was brought in, the newest first, with what became of its rows. */
export async function listImports(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly id?: string; readonly kind?: string },
  limit: number,
  after?: After,
): Promise<readonly ListedImport[]> {
  const { rows } = await sql<ListedImport>`
    select i.id, i.kind, i.file_sha256 as file, i.file_name as "fileName", i.mapping, i.job_id as job, j.state as "jobState", i.total_rows as "totalRows", r.created, r.matched, r.refused,
      i.created_at as "createdAt"
    from touchstone.ledger_import i left join touchstone.bulk_job j on j.id = i.job_id
      cross join lateral (
        select count(*) filter (where r.state = 'CREATED')::int as created, count(*) filter (where r.state = 'MATCHED')::int as matched,
          count(*) filter (where r.state = 'REFUSED')::int as refused from touchstone.ledger_row r where r.import_id = i.id) r
    where ${own(session, 'i')} and (${filter.id ?? null}::uuid is null or i.id = ${filter.id ?? null}::uuid)
      and (${filter.kind ?? null}::text is null or i.kind = ${filter.kind ?? null})
      and (${after?.id ?? null}::uuid is null or (i.created_at, i.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by i.created_at desc, i.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface ListedLedgerRow {
  readonly sheetNo: number;
  readonly sheet: string;
  readonly line: number;
  readonly state: 'CREATED' | 'MATCHED' | 'REFUSED';
  readonly targetKind: 'operator' | 'app' | 'record' | null;
  readonly target: string | null;
  readonly faults: readonly CellFault[];
}

/** Rows of one bringing-in in the order of the book. */
export async function listLedgerRows(
  tx: SessionTransaction,
  session: Session,
  importId: string,
  filter: { readonly state?: string; readonly faulty?: boolean },
  limit: number,
  after?: { readonly sheetNo: number; readonly line: number },
): Promise<readonly ListedLedgerRow[]> {
  const { rows } = await sql<ListedLedgerRow>`
    select r.sheet_no as "sheetNo", r.sheet, r.line, r.state, r.target_kind as "targetKind", r.target_id as target, r.faults
    from touchstone.ledger_row r join touchstone.ledger_import i on i.id = r.import_id
    where r.import_id = ${importId} and ${own(session, 'i')} and (${filter.state ?? null}::text is null or r.state = ${filter.state ?? null})
      and (${filter.faulty ?? false} = false or r.faults <> '[]'::jsonb)
      and (${after?.line ?? null}::int is null or (r.sheet_no, r.line) > (${after?.sheetNo ?? null}::int, ${after?.line ?? null}::int))
    order by r.sheet_no, r.line limit ${limit}`.execute(tx);
  return rows;
}

export interface ListedMapping {
  readonly id: string;
  readonly kind: LedgerKind;
  readonly name: string;
  readonly columns: Mapping;
  readonly createdAt: Date;
}

export async function listMappings(tx: SessionTransaction, session: Session, kind?: string): Promise<readonly ListedMapping[]> {
  const { rows } = await sql<ListedMapping>`
    select m.id, m.kind, m.name, m.columns, m.created_at as "createdAt" from touchstone.ledger_mapping m
    where ${own(session, 'm')} and (${kind ?? null}::text is null or m.kind = ${kind ?? null}) order by m.kind, m.name, m.id limit 500`.execute(
    tx,
  );
  return rows;
}

export interface ListedRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly operator: string | null;
  readonly app: string | null;
  readonly operatorName: string;
  readonly subjectName: string;
  readonly package: string;
  readonly versionName: string;
  readonly authority: string;
  readonly number: string;
  readonly happenedOn: string | null;
  readonly dueOn: string | null;
  readonly problems: readonly string[];
  readonly clause: string;
  readonly outcome: string;
  readonly note: string;
  readonly file: string;
  readonly sheet: string;
  readonly line: number;
  readonly import: string;
}

/** What old books say, the newest rows first. Row-level security says which. */
export async function listRecords(
  tx: SessionTransaction,
  filter: { readonly kind?: string; readonly operator?: string; readonly app?: string; readonly number?: string },
  limit: number,
  after?: string,
): Promise<readonly ListedRecord[]> {
  const { kind = null, operator, app = null, number = null } = filter;
  const { rows } = await sql<ListedRecord>`
    select l.id, l.kind, l.operator_id as operator, l.app_id as app, l.operator_name as "operatorName", l.subject_name as "subjectName", l.package, l.version_name as "versionName",
      l.authority, l.number, l.happened_on::text as "happenedOn", l.due_on::text as "dueOn", l.problems, l.clause, l.outcome, l.note, l.file_sha256 as file, l.sheet, l.line,
      l.import_id as import
    from touchstone.ledger_record l
    where (${kind}::text is null or l.kind = ${kind}) and ${ofFirm('l.operator_id', operator) ?? sql`true`} and (${app}::uuid is null or l.app_id = ${app}::uuid)
      and (${number}::text is null or l.number = ${number}) and (${after ?? null}::uuid is null or l.id < ${after ?? null}::uuid)
    order by l.id desc limit ${limit}`.execute(tx);
  return rows;
}
