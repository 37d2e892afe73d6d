import { type AppFilter, type ListedApp, listApps } from '@touchstone/db/repositories/app-lists';
import { type CaseFilter, type ListedCase, listCases } from '@touchstone/db/repositories/case-lists';
import { type FindingFilter, type ListedFinding, listFindings } from '@touchstone/db/repositories/finding-lists';
import { CASE_STATES } from '@touchstone/domain/case';
import { FINDING_WORDS, SEVERITY_WORDS, STRENGTH_WORDS } from '@touchstone/domain/finding';
import { SUBJECTS } from '@touchstone/domain/inventory';
import type { Session, Transaction } from '../platform.ts';
import type { BulkKind, BulkWork } from './bulk-kind.ts';
import { csvLines } from './csv-lines.ts';
import { type InWords, type Language, provinceIn, said, timeText } from './list-words.ts';

const BATCH = 2000;
/** As many lines as a spreadsheet opens, with room for its heading and the note. */
const MOST_ROWS = 1_000_000;
/** Spreadsheets know UTF-8 by it. */
const MARK = Buffer.from('\uFEFF', 'utf8');

interface ExportedList<Row, Filter> {
  readonly kind: string;
  readonly fileName: string;
  readonly columns: readonly (readonly [heading: InWords, cell: (row: Row, language: Language) => string | number | null])[];
  read(tx: Transaction, session: Session, filter: Filter, limit: number, last: Row | undefined): Promise<readonly Row[]>;
}

const APPS: ExportedList<ListedApp, AppFilter> = {
  kind: 'apps-list',
  fileName: 'apps',
  columns: [
    [['应用', 'App'], ({ name }) => name],
    [['包名', 'Package'], (row) => row.package],
    [['版本', 'Version'], ({ latestVersion }) => latestVersion],
    [['开发运营者', 'Operator'], ({ operatorName }) => operatorName],
    [['属地', 'Province'], ({ province }, language) => provinceIn(province, language)],
    [['类型', 'Kind'], ({ kind }, language) => SUBJECTS[kind][language]],
    [['平台', 'Platform'], ({ platform }) => platform],
    [['重点', 'Head'], ({ isHead }, language) => (isHead ? said(['是', 'yes'], language) : '')],
    [['用户规模档', 'Reach band'], ({ reachBand }) => reachBand],
    [['备案号', 'Filing number'], ({ filing }) => filing],
    [['首次发现', 'First seen'], ({ firstSeenAt }) => timeText(firstSeenAt)],
    [['最近发现', 'Last seen'], ({ lastSeenAt }) => timeText(lastSeenAt)],
    [['标识', 'Id'], ({ id }) => id],
  ],
  read: (tx, session, filter, limit, last) => listApps(tx, session, filter, limit, last),
};

/** Without what the machine reckons: who is to decide does not see it. */
const FINDINGS: ExportedList<ListedFinding, FindingFilter> = {
  kind: 'findings-list',
  fileName: 'findings',
  columns: [
    [['问题', 'Problem'], ({ summary }) => summary],
    [['对象', 'Subject'], ({ subjectName }) => subjectName],
    [['包名', 'Package'], (row) => row.package],
    [['版本', 'Version'], ({ versionName }) => versionName],
    [['条款', 'Clause'], ({ clause }) => clause],
    [['状态', 'State'], ({ state }, language) => said(FINDING_WORDS[state], language)],
    [['程度', 'Strength'], ({ strength }, language) => said(STRENGTH_WORDS[strength], language)],
    [['严重性', 'Severity'], ({ severity }, language) => said(SEVERITY_WORDS[severity], language)],
    [['开发运营者', 'Operator'], ({ operatorName }) => operatorName],
    [['属地', 'Province'], ({ province }, language) => provinceIn(province, language)],
    [['发现', 'Found'], ({ openedAt }) => timeText(openedAt)],
    [['决定', 'Decided'], ({ decidedAt }) => timeText(decidedAt)],
    [['文件 SHA-256', 'SHA-256 of the file'], ({ artifact }) => artifact],
    [['标识', 'Id'], ({ id }) => id],
  ],
  read: (tx, session, filter, limit, last) =>
    listFindings(tx, session, filter, limit, last && { by: filter.order === 'rank' ? last.rank : last.openedKey, id: last.id }),
};

const CASES: ExportedList<ListedCase, CaseFilter> = {
  kind: 'cases-list',
  fileName: 'cases',
  columns: [
    [['对象', 'Subject'], ({ subjectName }) => subjectName],
    [['案号', 'Number'], ({ number }) => number],
    [['状态', 'State'], ({ state }, language) => said(CASE_STATES[state], language)],
    [['条款', 'Clauses'], ({ clauses }) => clauses.join(' ')],
    [['开发运营者', 'Operator'], ({ operatorName }) => operatorName],
    [['办案机关', 'Authority'], ({ organisationName }) => organisationName],
    [['属地', 'Province'], ({ territory }, language) => provinceIn(territory, language)],
    [['次数', 'Round'], ({ round }) => round],
    [['立案', 'Opened'], ({ openedAt }) => timeText(openedAt)],
    [['送达', 'Served'], ({ servedAt }) => timeText(servedAt)],
    [['下一期限', 'Next deadline'], ({ nextDueAt }) => timeText(nextDueAt)],
    [['结案', 'Closed'], ({ closedAt }) => timeText(closedAt)],
    [['标识', 'Id'], ({ id }) => id],
  ],
  read: (tx, session, filter, limit, last) => listCases(tx, session, filter, limit, last && { at: last.openedKey, id: last.id }),
};

/** What a list of apps, findings or cases holds as CSV (RFC 4180, UTF-8), as who asked sees it, in the words of their language. */
function exportOf<Row, Filter>(list: ExportedList<Row, Filter>): BulkKind {
  return {
    kind: list.kind,
    mediaType: 'text/csv; charset=utf-8',
    fileName: list.fileName,
    run: (work) => linesOf(list, work),
  };
}

async function* linesOf<Row, Filter>(list: ExportedList<Row, Filter>, { platform, session, job, progress }: BulkWork) {
  const { language, filter } = job.parameters as { readonly language: Language; readonly filter: Filter };
  yield MARK;
  yield csvLines([list.columns.map(([heading]) => said(heading, language))]);
  let last: Row | undefined;
  for (let done = 0; ; ) {
    const rows = await platform.transaction(session, (tx) => list.read(tx, session, filter, BATCH, last));
    if (rows.length === 0) return;
    if (done >= MOST_ROWS) break;
    yield csvLines(rows.map((row) => list.columns.map(([, cell]) => cell(row, language))));
    last = rows.at(-1);
    done += rows.length;
    await progress(done);
  }
  const note: InWords = [
    `只含前 ${MOST_ROWS} 行，请缩小筛选范围后再导出。`,
    `Only the first ${MOST_ROWS} rows: narrow the filters and export again.`,
  ];
  yield csvLines([[said(note, language)]]);
}

export const exportAppsKind = exportOf(APPS);
export const exportFindingsKind = exportOf(FINDINGS);
export const exportCasesKind = exportOf(CASES);
