import type { CellFault, LedgerKind, Mapping, RecordKind } from '@touchstone/domain/ledger';
import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { rowsOf } from './acquisition-shapes.ts';

/** Rows of bringings-in inside one transaction that sees all; `session` is whose they are. */
export function ledgerRows(tx: SessionTransaction, session: Session) {
  return {
    /** @returns the one that is there, when the same file was brought in with the same mapping before */
    async saveImport(row: {
      readonly id: string;
      readonly kind: LedgerKind;
      readonly organisation: string;
      readonly province: string | null;
      readonly file: string;
      readonly fileName: string;
      readonly mapping: Mapping;
      readonly mappingHash: string;
      readonly askedBy: string | null;
      readonly totalRows: number;
      readonly at: Date;
    }): Promise<{ readonly id: string; readonly jobId: string | null }> {
      const { rows } = await sql<{ id: string; jobId: string | null }>`
        insert into touchstone.ledger_import (id, kind, organisation_id, province, file_sha256, file_name, mapping, mapping_hash, asked_by, total_rows, created_at)
        values (${row.id}, ${row.kind}, ${row.organisation}, ${row.province}, ${row.file}, ${row.fileName}, ${JSON.stringify(row.mapping)}::jsonb, ${row.mappingHash}, ${row.askedBy},
          ${row.totalRows}, ${row.at})
        on conflict (organisation_id, kind, file_sha256, mapping_hash) do update set file_name = touchstone.ledger_import.file_name
        returning id, job_id as "jobId"`.execute(tx);
      return rows[0]!;
    },

    async setJob(id: string, job: string): Promise<void> {
      await sql`update touchstone.ledger_import set job_id = ${job} where id = ${id}`.execute(tx);
    },

    async firmOfCode(creditCode: string) {
      const { rows } = await sql<{ id: string; name: string }>`
        select s.id, s.name from touchstone.operator o join touchstone.operator s on s.id = coalesce(o.merged_into, o.id) where o.credit_code = ${creditCode}`.execute(
        tx,
      );
      return rows[0];
    },

    async completeFirm(fields: {
      readonly id: string;
      readonly licence?: string | undefined;
      readonly filing?: string | undefined;
      readonly province?: string | undefined;
      readonly contacts: Readonly<Record<string, string>>;
    }): Promise<void> {
      const { id, licence = null, filing = null, province = null, contacts } = fields;
      await sql`
        update touchstone.operator o set licence_no = coalesce(o.licence_no, ${licence}), province = coalesce(o.province, ${province}),
          filing_no = coalesce(o.filing_no, (select ${filing}::text where not exists (select from touchstone.operator x where x.filing_no = ${filing}))),
          contacts = ${JSON.stringify(contacts)}::jsonb || o.contacts
        where o.id = ${id} and (o.province is null or (${within(session, 'operator', 'o')}))`.execute(tx);
    },

    async firmsNamed(name: string): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select distinct coalesce(o.merged_into, o.id) as id from touchstone.operator o where o.name = ${name} or exists (
          select from touchstone.operator_name n where n.operator_id = o.id and n.name = ${name}) limit 2`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async appOf(packageName: string | undefined, name: string | undefined) {
      const { rows } = await sql<{ app: string; operator: string | null }>`
        select a.id as app, a.operator_id as operator from touchstone.app a
        where (case when ${packageName ?? null}::text is null then a.name = ${name ?? null} else a.package = ${packageName ?? null} end)
          and (${within(session, 'app', 'a')}) order by a.platform, a.id limit 2`.execute(tx);
      return rows.length === 1 || packageName !== undefined ? rows[0] : undefined;
    },

    async saveRecord(
      of: {
        readonly id: string;
        readonly organisation: string;
        readonly province: string | null;
        readonly file: string;
        readonly at: Date;
      },
      row: RecordRow,
    ) {
      const { rows } = await sql<{ id: string; isNew: boolean }>`
        insert into touchstone.ledger_record (id, kind, organisation_id, province, operator_id, app_id, operator_name, subject_name, package, version_name, authority, number, happened_on,
          due_on, problems, clause, outcome, note, file_sha256, sheet, line, import_id, record_key, created_at)
        values (${row.id}, ${row.kind}, ${of.organisation}, ${of.province}, ${row.operator}, ${row.app}, ${row.operatorName}, ${row.subjectName}, ${row.package}, ${row.versionName},
          ${row.authority}, ${row.number}, ${row.happenedOn}, ${row.dueOn}, ${[...row.problems]}, ${row.clause}, ${row.outcome}, ${row.note}, ${of.file}, ${row.sheet}, ${row.line}, ${of.id},
          ${row.key}, ${of.at})
        on conflict (organisation_id, kind, record_key) do nothing returning id, true as "isNew"`.execute(tx);
      if (rows[0] !== undefined) return rows[0];
      const known = await sql<{ id: string; isNew: boolean }>`
        select id, false as "isNew" from touchstone.ledger_record where organisation_id = ${of.organisation} and kind = ${row.kind} and record_key = ${row.key}`.execute(
        tx,
      );
      return known.rows[0]!;
    },

    async linesDone(importId: string, sheetNo: number): Promise<ReadonlySet<number>> {
      const { rows } = await sql<{
        line: number;
      }>`select line from touchstone.ledger_row where import_id = ${importId} and sheet_no = ${sheetNo}`.execute(tx);
      return new Set(rows.map(({ line }) => line));
    },

    async saveOutcomes(
      importId: string,
      rows: readonly {
        readonly sheetNo: number;
        readonly sheet: string;
        readonly line: number;
        readonly state: string;
        readonly targetKind: string | null;
        readonly target: string | null;
        readonly faults: readonly CellFault[];
      }[],
    ): Promise<void> {
      if (rows.length === 0) return;
      await sql`
        insert into touchstone.ledger_row (import_id, sheet_no, sheet, line, state, target_kind, target_id, faults)
        select ${importId}::uuid, r."sheetNo", r.sheet, r.line, r.state, r."targetKind", r.target, r.faults
        from jsonb_to_recordset(${rowsOf(rows)}) as r ("sheetNo" int, sheet text, line int, state text, "targetKind" text, target text, faults jsonb)
        order by 2, 4 on conflict do nothing`.execute(tx);
    },

    async saveMapping(row: {
      readonly id: string;
      readonly organisation: string;
      readonly kind: LedgerKind;
      readonly name: string;
      readonly columns: Mapping;
      readonly createdBy: string | null;
      readonly at: Date;
    }): Promise<void> {
      await sql`
        insert into touchstone.ledger_mapping (id, organisation_id, kind, name, columns, created_by, created_at)
        values (${row.id}, ${row.organisation}, ${row.kind}, ${row.name}, ${JSON.stringify(row.columns)}::jsonb, ${row.createdBy}, ${row.at})
        on conflict (organisation_id, kind, name) do update set columns = excluded.columns, row_version = touchstone.ledger_mapping.row_version + 1`.execute(
        tx,
      );
    },

    async deleteMapping(id: string, organisation: string): Promise<boolean> {
      const { numAffectedRows } =
        await sql`delete from touchstone.ledger_mapping where id = ${id} and organisation_id = ${organisation}`.execute(tx);
      return numAffectedRows === 1n;
    },
  };
}

export interface RecordRow {
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
  readonly sheet: string;
  readonly line: number;
  readonly key: string;
}
