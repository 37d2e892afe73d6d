import {
  ATTACHMENT_KINDS,
  COLUMN_FIELDS,
  type LegalBasis,
  NOTICE_KINDS,
  type NoticeCatalogue,
  type NoticeFormat,
  type NoticeTemplate,
  type ReportedFigure,
  type ReportedNotice,
  type ReportedRow,
  type SourceName,
} from '@touchstone/domain/notice';
import { isLocalDate, type LocalDate } from '@touchstone/kernel/dates';
import { DataFiles } from './data-files.ts';
import { DataError, type Entry } from './entry.ts';
import type { SourceFile } from './source-files.ts';

const GRADES = ['V', 'S', 'M'] as const;
const HOME = 'data/notices/';

/** Compiles data/notices. @throws DataError that names the file and the field */
export function compileNotices(files: readonly SourceFile[]): NoticeCatalogue {
  const data = new DataFiles(files);
  const rows = <T>(name: string, read: (entry: Entry) => T): T[] => data.file(`${HOME}${name}.yaml`).list().map(read);
  const reported = {
    notices: [...rows('reported/ministry', (entry) => readNotice(entry, ['ministry'])), ...rows('reported/provinces', readProvincial)],
    rows: rows('reported/rows', readRow),
    figures: rows('reported/figures', readFigure),
  };
  const keys = new Set(reported.notices.map((notice) => `${notice.issuers[0]} ${notice.on}`));
  for (const row of reported.rows)
    if (!keys.has(row.notice)) throw new DataError(`${HOME}reported/rows.yaml`, row.name, `there is no notice ${row.notice}`);
  return {
    templates: rows('templates', readTemplate),
    bases: rows('bases', readBasis),
    formats: rows('formats', readFormat),
    sources: rows('sources', readSource),
    reported,
  };
}

const day = (entry: Entry): LocalDate => {
  const text = entry.text();
  return isLocalDate(text) ? text : entry.fail('must be a day');
};
const optional = <K extends string, V>(key: K, entry: Entry, read: (entry: Entry) => V): { readonly [P in K]?: V } =>
  (entry.isAbsent ? {} : { [key]: read(entry) }) as { readonly [P in K]?: V };
const whole = (entry: Entry): number => entry.whole();
const text = (entry: Entry): string => entry.text();
const anyText = (entry: Entry): string => (typeof entry.value === 'string' ? entry.value : entry.fail('must be text'));
const span = (entry: Entry) => ({ from: day(entry.get('from')), ...optional('until', entry.get('until'), day) });

function readTemplate(entry: Entry): NoticeTemplate {
  entry.only(
    ...['id', 'version', 'kind', 'by', 'joint', 'from', 'until', 'title', 'annex', 'series', 'asks', 'deadline', 'paragraphs'],
    ...['basesJoin', 'grade', 'source'],
  );
  return {
    id: entry.get('id').text(),
    version: entry.get('version').text(),
    kind: entry.get('kind').oneOf(NOTICE_KINDS),
    ...optional('by', entry.get('by'), (by) => by.oneOf(['ministry', 'province'])),
    joint: entry.get('joint').flag(),
    ...span(entry),
    title: entry.get('title').text(),
    series: anyText(entry.get('series')),
    asks: Object.fromEntries(
      entry
        .get('asks')
        .entries()
        .map(([name, usual]) => [name, usual.optionalText() ?? null]),
    ),
    deadline: entry.get('deadline').flag(),
    paragraphs: entry.get('paragraphs').texts(),
    annex: entry.get('annex').text(),
    ...optional('basesJoin', entry.get('basesJoin'), text),
    grade: entry.get('grade').oneOf(GRADES),
    source: entry.get('source').text(),
  };
}

function readBasis(entry: Entry): LegalBasis {
  entry.only('id', 'text', 'from', 'until', 'kinds', 'usual', 'grade');
  return {
    id: entry.get('id').text(),
    text: entry.get('text').text(),
    ...span(entry),
    kinds: entry
      .get('kinds')
      .list()
      .map((kind) => kind.oneOf(NOTICE_KINDS)),
    usual: entry.get('usual').flag(),
    grade: entry.get('grade').oneOf(GRADES),
  };
}

function readFormat(entry: Entry): NoticeFormat {
  entry.only('id', 'issuers', 'kind', 'from', 'until', 'columns', 'problems', 'separator', 'grade', 'note');
  return {
    id: entry.get('id').text(),
    issuers: entry.get('issuers').texts(),
    kind: entry.get('kind').oneOf(ATTACHMENT_KINDS),
    ...span(entry),
    columns: entry
      .get('columns')
      .list()
      .map((column) => {
        const [field, title] = column.list();
        if (field === undefined || title === undefined) return column.fail('must be [field, title]');
        return { field: field.oneOf(COLUMN_FIELDS), title: title.text() };
      }),
    problems: entry.get('problems').oneOf(['names', 'items']),
    separator: anyText(entry.get('separator')),
    grade: entry.get('grade').oneOf(GRADES),
  };
}

function readSource(entry: Entry): SourceName {
  entry.only('name', 'also', 'grade');
  return { name: entry.get('name').text(), also: entry.get('also').texts(), grade: entry.get('grade').oneOf(GRADES) };
}

function readProvincial(entry: Entry): ReportedNotice {
  const issuers = entry.get('issuers').texts();
  if (issuers.length === 0) entry.get('issuers').fail('must name a province');
  return readNotice(entry, issuers);
}

function readNotice(entry: Entry, issuers: readonly string[]): ReportedNotice {
  entry.only(...['on', 'issuers', 'kind', 'year', 'yearBatch', 'totalBatch', 'tested', 'withProblems', 'apps', 'deadline', 'note']);
  const on = entry.get('on').text();
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(on)) entry.get('on').fail('must be a day or a month');
  return {
    issuers,
    on,
    kind: entry.get('kind').oneOf(NOTICE_KINDS),
    ...optional('year', entry.get('year'), whole),
    ...optional('yearBatch', entry.get('yearBatch'), whole),
    ...optional('totalBatch', entry.get('totalBatch'), whole),
    ...optional('tested', entry.get('tested'), whole),
    ...optional('withProblems', entry.get('withProblems'), whole),
    ...optional('apps', entry.get('apps'), whole),
    ...optional('deadline', entry.get('deadline'), day),
    ...optional('note', entry.get('note'), text),
  };
}

function readRow(entry: Entry): ReportedRow {
  entry.only('notice', 'kind', 'name', 'developer', 'source', 'version', 'problems', 'filingNo');
  return {
    notice: entry.get('notice').text(),
    kind: entry.get('kind').isAbsent ? 'app' : entry.get('kind').oneOf(['app', 'sdk']),
    name: entry.get('name').text(),
    ...optional('developer', entry.get('developer'), text),
    ...optional('source', entry.get('source'), text),
    ...optional('version', entry.get('version'), text),
    problems: entry.get('problems').texts(),
    ...optional('filingNo', entry.get('filingNo'), text),
  };
}

function readFigure(entry: Entry): ReportedFigure {
  entry.only('id', 'what', 'about', 'on', 'period', 'precision', 'value', 'basisPoints', 'words', 'source', 'grade');
  const share = entry.get('basisPoints');
  return {
    id: entry.get('id').text(),
    what: entry.get('what').text(),
    ...optional('about', entry.get('about'), text),
    on: day(entry.get('on')),
    ...optional('period', entry.get('period'), text),
    value: share.isAbsent ? entry.get('value').whole() : share.whole(),
    unit: share.isAbsent ? 'count' : 'basis-points',
    ...optional('words', entry.get('words'), text),
    source: entry.get('source').text(),
    grade: entry.get('grade').oneOf(GRADES),
  };
}
