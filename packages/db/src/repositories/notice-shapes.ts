import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Every word of a notice as it was frozen. */
export interface FrozenText {
  readonly template: string;
  readonly templateVersion: string;
  readonly title: string;
  readonly series: string;
  readonly paragraphs: readonly string[];
  readonly annexes: readonly string[];
  readonly signature: string;
  readonly day: string;
}

/** A notice as it is kept, before its lists are read. */
export interface NoticeHead {
  readonly id: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly issuer: string;
  readonly kind: 'problems' | 'delisting' | 'look-back' | 'stores';
  readonly state: 'DRAFT' | 'LEGAL_REVIEW' | 'APPROVED' | 'FROZEN' | 'PUBLISHED' | 'CORRECTED' | 'WITHDRAWN';
  readonly on: string | null;
  readonly chosenTemplate: string | null;
  readonly bases: readonly string[] | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly deadlineOn: string | null;
  readonly deadlineRule: unknown;
  readonly year: number;
  readonly yearBatch: number | null;
  readonly totalBatch: number | null;
  readonly frozenText: FrozenText | null;
  readonly snapshotHash: string | null;
  readonly publishedAt: Date | null;
  readonly corrects: string | null;
  readonly correction: string | null;
  readonly draftedBy: string | null;
  readonly authors: readonly string[];
  readonly reviewedBy: string | null;
  readonly isDemo: boolean;
  readonly origin: 'own' | 'reported';
  readonly rowVersion: number;
}

export const noticeColumns = sql`n.id, n.organisation_id as organisation, n.province, n.issuer, n.kind, n.state, n.dated_on::text as "on", n.chosen_template as "chosenTemplate",
  n.chosen_bases as bases, n.fields, n.deadline_on::text as "deadlineOn", n.deadline_rule as "deadlineRule", n.year, n.year_batch as "yearBatch", n.total_batch as "totalBatch",
  n.frozen_text as "frozenText", n.snapshot_hash as "snapshotHash", n.published_at as "publishedAt", n.corrects,
  (select extract(year from o.dated_on) || '年' || extract(month from o.dated_on) || '月' || extract(day from o.dated_on) || '日发布的《' || o.title || '》' ||
    coalesce('（' || o.year || '年第' || o.year_batch || '批）', '') from touchstone.notice o where o.id = n.corrects) as correction,
  n.drafted_by as "draftedBy", array(select distinct v.actor from touchstone.notice_event v where v.notice_id = n.id and v.event in ('draft', 'edit', 'submit') order by 1) as authors, n.reviewed_by as "reviewedBy", n.is_demo as "isDemo", n.origin, n.row_version as "rowVersion"`;

export interface NoticeListRow {
  readonly caseId: string | null;
  readonly findingIds: readonly string[];
  readonly subject: string;
  readonly name: string;
  readonly developer: string | null;
  readonly source: string | null;
  readonly version: string | null;
  readonly problems: readonly string[];
  readonly filingNo: string | null;
  readonly territory: string | null;
  readonly category: string | null;
  readonly description: string | null;
  readonly isPlaceholder: boolean;
}

export interface NoticeList {
  readonly number: number;
  readonly kind: 'apps' | 'sdks' | 'stores' | 'typical-cases';
  readonly title: string;
  readonly issuer: string;
  readonly columns: readonly { readonly field: string; readonly title: string }[];
  readonly separator: string;
  readonly rows: readonly NoticeListRow[];
}

/** The lists of a notice with their rows, in their order. */
export async function noticeLists(tx: SessionTransaction, id: string): Promise<readonly NoticeList[]> {
  const lists = await sql<
    Omit<NoticeList, 'rows' | 'columns'> & { readonly fields: readonly string[]; readonly titles: readonly string[] }
  >`
    select number, kind, title, issuer, fields, columns as titles, separator from touchstone.notice_attachment where notice_id = ${id} order by number`.execute(
    tx,
  );
  const rows = await sql<NoticeListRow & { readonly attachment: number }>`
    select attachment, case_id as "caseId", finding_ids as "findingIds", subject_kind as subject, app_name as name, developer, source, version, problems,
      filing_no as "filingNo", territory, category, description, is_placeholder as "isPlaceholder"
    from touchstone.notice_row where notice_id = ${id} order by attachment, ordinal`.execute(tx);
  return lists.rows.map(({ fields, titles, ...list }) => ({
    ...list,
    columns: fields.map((field, i) => ({ field, title: titles[i] ?? '' })),
    rows: rows.rows.filter((row) => row.attachment === list.number).map(({ attachment: _, ...row }) => row),
  }));
}

/** Writes the lists of a notice anew. */
export async function writeLists(tx: SessionTransaction, id: string, lists: readonly NoticeList[]): Promise<void> {
  await sql`delete from touchstone.notice_row where notice_id = ${id}`.execute(tx);
  await sql`delete from touchstone.notice_attachment where notice_id = ${id}`.execute(tx);
  for (const { number, kind, title, issuer, columns, separator, rows } of lists) {
    await sql`
      insert into touchstone.notice_attachment (notice_id, number, kind, title, issuer, province, fields, columns, separator)
      values (${id}, ${number}, ${kind}, ${title}, ${issuer}, ${issuer === 'ministry' ? null : issuer}, ${columns.map(({ field }) => field)}, ${columns.map((one) => one.title)}, ${separator})`.execute(
      tx,
    );
    if (rows.length === 0) continue;
    await sql`
      insert into touchstone.notice_row (notice_id, attachment, ordinal, case_id, finding_ids, subject_kind, app_name, developer, source, version, problems, filing_no, territory,
        category, description, is_placeholder, operator_id, app_id)
      select ${id}, ${number}, r.ordinal, (r.row ->> 'caseId')::uuid, array(select jsonb_array_elements_text(r.row -> 'findingIds')::uuid), r.row ->> 'subject', r.row ->> 'name',
        r.row ->> 'developer', r.row ->> 'source', r.row ->> 'version', array(select jsonb_array_elements_text(r.row -> 'problems')), r.row ->> 'filingNo', r.row ->> 'territory',
        r.row ->> 'category', r.row ->> 'description', (r.row ->> 'isPlaceholder')::boolean, c.operator_id, c.app_id
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as r (row, ordinal)
      left join touchstone.enforcement_case c on c.id = (r.row ->> 'caseId')::uuid`.execute(tx);
  }
}
