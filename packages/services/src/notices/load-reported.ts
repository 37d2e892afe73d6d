import { startOfDay } from '@touchstone/domain/calendar';
import {
  authorityName,
  formatFor,
  type Grade,
  type NoticeAttachment,
  type NoticeCatalogue,
  type NoticeKind,
  type ReportedNotice,
  type ReportedRow,
  rowOf,
  signatureOf,
  sourceName,
} from '@touchstone/domain/notice';
import { isLocalDate, type LocalDate } from '@touchstone/kernel/dates';

/** A notice of others as it is kept. */
export interface ReportedRecord {
  readonly id: string;
  /** Issuer and day: loading again finds it. */
  readonly key: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly issuer: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly year: number;
  readonly yearBatch: number | null;
  readonly totalBatch: number | null;
  readonly on: LocalDate;
  readonly precision: 'day' | 'month';
  readonly deadlineOn: LocalDate | null;
  readonly grade: Grade;
  readonly note: string;
  readonly signature: string;
  readonly publishedAtMs: number;
  readonly lists: readonly NoticeAttachment[];
}

export interface FigureRecord {
  readonly id: string;
  readonly key: string;
  readonly what: string;
  readonly about: string | null;
  readonly issuer: string | null;
  readonly notice: string | null;
  readonly period: string | null;
  readonly asOf: LocalDate;
  readonly value: number;
  readonly unit: 'count' | 'basis-points';
  readonly words: string | null;
  readonly source: string;
  readonly grade: Grade;
  readonly loadedAtMs: number;
  readonly loadedBy: string | null;
}

export interface ReportedTransaction {
  insertReported(row: ReportedRecord): Promise<{ readonly id: string; readonly isNew: boolean }>;
  insertFigure(row: FigureRecord): Promise<boolean>;
  /** The authority of a province, or the ministry; made when there is none. */
  authorityFor(issuer: string): Promise<string>;
  nowMs(): number;
  newId(): string;
}

export interface LoadedReported {
  readonly ok: true;
  readonly notices: number;
  readonly rows: number;
  readonly figures: number;
  /** Apps that the loaded notices had, as published; the rows known are fewer. */
  readonly reportedRows: number;
}

const SOURCE = '通报的公开转载（data/notices）';

/**
 * Takes in what others published: known rows as rows, totals as reported figures beside them. Not a row is made up, and what is
 * there already stays; loading again adds nothing.
 */
export async function loadReported(
  tx: ReportedTransaction,
  { reported, formats, sources }: NoticeCatalogue,
  by: string | null,
): Promise<LoadedReported> {
  const counts = { notices: 0, rows: 0, figures: 0, reportedRows: 0 };
  const add = async (figure: Omit<FigureRecord, 'id' | 'loadedAtMs' | 'loadedBy'>) => {
    if (await tx.insertFigure({ ...figure, id: tx.newId(), loadedAtMs: tx.nowMs(), loadedBy: by })) counts.figures++;
  };
  for (const notice of reported.notices) {
    const key = keyOf(notice);
    const rows = reported.rows.filter((row) => row.notice === key);
    const record = await recordOf(tx, notice, listsOf({ formats, sources }, notice, rows));
    const { id, isNew } = await tx.insertReported(record);
    if (isNew) {
      counts.notices++;
      counts.rows += rows.length;
      counts.reportedRows += notice.apps ?? 0;
    }
    for (const [what, value] of Object.entries({ 'notice-rows': notice.apps, tested: notice.tested, 'with-problems': notice.withProblems }))
      if (value !== undefined)
        await add({
          ...{
            key: `${what} ${key}`,
            what,
            about: null,
            issuer: record.issuer,
            notice: id,
            period: null,
            asOf: record.on,
            value,
            unit: 'count',
          },
          ...{ words: null, source: SOURCE, grade: 'S' },
        });
  }
  for (const { id: key, what, about, on, period, value, unit, words, source, grade } of reported.figures)
    await add({
      ...{ key, what, about: about ?? null, issuer: OF_THE_MINISTRY.has(what) ? 'ministry' : null, notice: null, period: period ?? null },
      ...{ asOf: on, value, unit, words: words ?? null, source, grade },
    });
  return { ok: true, ...counts };
}

/** What the ministry counted of its own work. */
const OF_THE_MINISTRY: ReadonlySet<string> = new Set([
  'tested',
  'ordered',
  'notified',
  'delisted',
  'self-delisted',
  'problem-share',
  'source-share',
]);

const issuerOf = ({ issuers }: ReportedNotice): string => issuers[0] ?? 'ministry';
const keyOf = (notice: ReportedNotice): string => `${issuerOf(notice)} ${notice.on}`;

const KINDS: Readonly<Record<NoticeKind, string>> = {
  problems: '关于侵害用户权益行为的APP通报',
  delisting: '关于下架侵害用户权益APP名单的通报',
  'look-back': '关于APP侵害用户权益整治“回头看”发现问题的通报',
  stores: '关于应用商店的通报',
};

async function recordOf(tx: ReportedTransaction, notice: ReportedNotice, lists: readonly NoticeAttachment[]): Promise<ReportedRecord> {
  const issuer = issuerOf(notice);
  const on = dayIn(notice);
  const joint = notice.issuers.length > 1 ? `联合发布：${notice.issuers.map(authorityName).join('、')}。` : '';
  return {
    id: tx.newId(),
    key: keyOf(notice),
    organisation: await tx.authorityFor(issuer),
    province: issuer === 'ministry' ? null : issuer,
    issuer,
    kind: notice.kind,
    title: `${KINDS[notice.kind]}（据公开转载）`,
    year: notice.year ?? Number(on.slice(0, 4)),
    yearBatch: notice.yearBatch ?? null,
    totalBatch: notice.totalBatch ?? null,
    on,
    precision: isLocalDate(notice.on) ? 'day' : 'month',
    deadlineOn: notice.deadline ?? null,
    grade: 'S',
    note: `${joint}${notice.note ?? ''}`,
    signature: signatureOf(issuer),
    publishedAtMs: startOfDay(on),
    lists,
  };
}

/** A month that is all that is known begins with its first day; the precision says so. */
const dayIn = ({ on }: ReportedNotice): LocalDate => (isLocalDate(on) ? on : (`${on}-01` as LocalDate));

function listsOf(
  { formats, sources }: Pick<NoticeCatalogue, 'formats' | 'sources'>,
  notice: ReportedNotice,
  rows: readonly ReportedRow[],
): readonly NoticeAttachment[] {
  const issuer = issuerOf(notice);
  const lists: NoticeAttachment[] = [];
  for (const [subject, kind] of [
    ['app', 'apps'],
    ['sdk', 'sdks'],
  ] as const) {
    const known = rows.filter((row) => row.kind === subject);
    const format = formatFor(formats, { issuer, kind, on: dayIn(notice) });
    if (known.length === 0 || format === undefined) continue;
    lists.push({
      ...{
        number: lists.length + 1,
        kind,
        issuer,
        title: '已知条目（公开名单的一部分）',
        columns: format.columns,
        separator: format.separator,
      },
      rows: known.map((row) =>
        rowOf({
          ...{ subject, name: row.name, problems: row.problems, developer: row.developer ?? null, version: row.version ?? null },
          ...{ source: row.source === undefined ? null : sourceName(sources, row.source), filingNo: row.filingNo ?? null },
        }),
      ),
    });
  }
  return lists;
}
