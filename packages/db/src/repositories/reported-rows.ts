import { type SqlBool, sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';
import { type NoticeList, writeLists } from './notice-shapes.ts';

/** Notices and figures of others, loaded as data; what is there already stays. */
export function reportedRows(tx: SessionTransaction) {
  return {
    /** @returns its id, also when it is there already: then it stays as it is */
    async insertReported(row: ReportedNoticeRow): Promise<{ readonly id: string; readonly isNew: boolean }> {
      const at = new Date(row.publishedAtMs);
      const { rows } = await sql`
        insert into touchstone.notice (id, year, year_batch, total_batch, kind, title, organisation_id, province, issuer, template, template_version, state, dated_on, date_precision,
          deadline_on, origin, dataset_key, evidence_grade, note, signature, created_at)
        values (${row.id}, ${row.year}, ${row.yearBatch}, ${row.totalBatch}, ${row.kind}, ${row.title}, ${row.organisation}, ${row.province}, ${row.issuer}, 'reported', '1', 'FROZEN',
          ${row.on}, ${row.precision}, ${row.deadlineOn}, 'reported', ${row.key}, ${row.grade}, ${row.note}, ${row.signature}, ${at})
        on conflict (dataset_key) do nothing returning id`.execute(tx);
      if (rows.length === 0) {
        const kept = await sql<{ id: string }>`select id from touchstone.notice where dataset_key = ${row.key}`.execute(tx);
        return { id: kept.rows[0]!.id, isNew: false };
      }
      await writeLists(tx, row.id, row.lists);
      await sql`update touchstone.notice set state = 'PUBLISHED', frozen_at = ${at}, published_at = ${at} where id = ${row.id}`.execute(tx);
      return { id: row.id, isNew: true };
    },

    /** @returns false when it is there already */
    async insertFigure(row: ReportedFigureRow): Promise<boolean> {
      const { rows } = await sql`
        insert into touchstone.reported_figure (id, dataset_key, what, about, issuer, notice_id, period, as_of, value, unit, words, source, evidence_grade, loaded_at, loaded_by)
        values (${row.id}, ${row.key}, ${row.what}, ${row.about}, ${row.issuer}, ${row.notice}, ${row.period}, ${row.asOf}, ${row.value}, ${row.unit}, ${row.words}, ${row.source},
          ${row.grade}, ${new Date(row.loadedAtMs)}, ${row.loadedBy})
        on conflict (dataset_key) do nothing returning id`.execute(tx);
      return rows.length > 0;
    },

    /** The authority of a province, or the ministry; the oldest where there are several. */
    async authorityFor(issuer: string): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.organisation where kind = ${issuer === 'ministry' ? 'ministry' : 'province'} and (${issuer} = 'ministry' or province = ${issuer})
        order by created_at, id limit 1`.execute(tx);
      return rows[0]?.id;
    },
  };
}

export interface ReportedNoticeRow {
  readonly id: string;
  readonly key: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly issuer: string;
  readonly kind: string;
  readonly title: string;
  readonly year: number;
  readonly yearBatch: number | null;
  readonly totalBatch: number | null;
  readonly on: string;
  readonly precision: 'day' | 'month';
  readonly deadlineOn: string | null;
  readonly grade: 'V' | 'S' | 'M';
  readonly note: string;
  readonly signature: string;
  readonly publishedAtMs: number;
  readonly lists: readonly NoticeList[];
}

export interface ReportedFigureRow {
  readonly id: string;
  readonly key: string;
  readonly what: string;
  readonly about: string | null;
  readonly issuer: string | null;
  readonly notice: string | null;
  readonly period: string | null;
  readonly asOf: string;
  readonly value: number;
  readonly unit: 'count' | 'basis-points';
  readonly words: string | null;
  readonly source: string;
  readonly grade: 'V' | 'S' | 'M';
  readonly loadedAtMs: number;
  readonly loadedBy: string | null;
}

export interface ListedFigure {
  readonly id: string;
  readonly what: string;
  readonly about: string | null;
  readonly issuer: string | null;
  readonly notice: string | null;
  readonly period: string | null;
  readonly asOf: string;
  readonly value: string;
  readonly unit: 'count' | 'basis-points';
  readonly words: string | null;
  readonly source: string;
  readonly evidenceGrade: 'V' | 'S' | 'M';
  readonly held: number | null;
}

/**
 * Rows that the platform holds for what was stated: of one notice its rows; of notified and delisted apps the rows of the ministry's
 * published notices until that day, or within that year. What holds a place for a row that nobody knows is none.
 */
const HELD = sql`touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
  where not r.is_placeholder and n.published_at is not null and case f.what when 'notice-rows' then r.notice_id = f.notice_id else
    n.issuer = 'ministry' and n.state <> 'WITHDRAWN' and not n.is_demo
    and (n.kind = 'delisting') = (f.what = 'delisted') and n.dated_on <= f.as_of and (f.period is null or left(n.dated_on::text, 4) = f.period) end`;
const IS_HELD = sql<SqlBool>`f.what in ('notice-rows', 'notified', 'delisted')`;

export interface FigureFilter {
  readonly id?: string | undefined;
  readonly what?: string | undefined;
  readonly issuer?: string | undefined;
}

/** What was stated in public, the newest first, each beside the number of rows that the platform holds for the same. */
export async function listReportedFigures(
  tx: SessionTransaction,
  filter: FigureFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedFigure[]> {
  const behind = after === undefined ? undefined : sql<SqlBool>`(f.as_of, f.id) < (${after.at}::date, ${after.id}::uuid)`;
  const { rows } = await sql<ListedFigure>`
    select f.id, f.what, f.about, f.issuer, f.notice_id as notice, f.period, f.as_of::text as "asOf", f.value, f.unit, f.words, f.source, f.evidence_grade as "evidenceGrade",
      case when ${IS_HELD} then (select count(*)::int from ${HELD}) end as held
    from touchstone.reported_figure f
    where ${allOf([equal('f.id', filter.id), equal('f.what', filter.what), equal('f.issuer', filter.issuer), behind])}
    order by f.as_of desc, f.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface HeldRow {
  readonly notice: string;
  readonly title: string;
  readonly on: string;
  readonly attachment: number;
  readonly ordinal: number;
  readonly name: string;
  readonly developer: string | null;
  readonly source: string | null;
  readonly version: string | null;
  readonly problems: readonly string[];
  readonly case: string | null;
}

/** The rows that are held for a figure, as many as are counted beside it; the newest notices first. */
export async function listHeldRows(
  tx: SessionTransaction,
  figure: string,
  limit: number,
  after?: Pick<HeldRow, 'on' | 'notice' | 'attachment' | 'ordinal'>,
): Promise<readonly HeldRow[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(h."on" < ${after.on} or (h."on" = ${after.on} and (h.notice, h.attachment, h.ordinal) > (${after.notice}::uuid, ${after.attachment}::int, ${after.ordinal}::int)))`;
  const { rows } = await sql<HeldRow>`
    select h.* from touchstone.reported_figure f cross join lateral (
      select r.notice_id as notice, n.title, n.dated_on::text as "on", r.attachment, r.ordinal, r.app_name as name, r.developer, r.source, r.version, r.problems,
        (select c.id from touchstone.enforcement_case c where c.id = r.case_id) as "case"
      from ${HELD}) h
    where f.id = ${figure} and ${IS_HELD} and ${behind}
    order by h."on" desc, h.notice, h.attachment, h.ordinal limit ${limit}`.execute(tx);
  return rows;
}
