import type { LocalDate } from '@touchstone/kernel/dates';
import type { ColumnField, NoticeColumn, NoticeFormat } from './catalogue.ts';
import { holdsOn } from './catalogue.ts';
import { type NoticeAttachment, type NoticeRow, subjectKey } from './row.ts';

export interface PrintedCell {
  readonly text: string;
  /** Rows that it spans; 0: covered by the cell above. */
  readonly span: number;
}

export interface PrintedTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly PrintedCell[])[];
}

/** Columns of an issuer's list on a day: its own format before that of all, the newest before older ones. */
export function formatFor(
  formats: readonly NoticeFormat[],
  wanted: { readonly issuer: string; readonly kind: NoticeFormat['kind']; readonly on: LocalDate },
): NoticeFormat | undefined {
  const fitting = formats.filter((format) => format.kind === wanted.kind && holdsOn(format, wanted.on));
  const newest = (rows: readonly NoticeFormat[]) => [...rows].sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  return (
    newest(fitting.filter(({ issuers }) => issuers.includes(wanted.issuer))) ??
    newest(fitting.filter(({ issuers }) => issuers.includes('any')))
  );
}

/** Cells that lines of one app share; source and version only where they are the same. */
const MERGED: readonly ColumnField[] = ['ordinal', 'category', 'name', 'developer', 'filing-no', 'territory'];

/**
 * The table as it is printed: lines of one app under one ordinal, with merged cells; several problems of a cell with the issuer's
 * separator between them. Unknown cells are empty.
 */
export function printTable({ columns, rows, separator }: Pick<NoticeAttachment, 'columns' | 'rows' | 'separator'>): PrintedTable {
  const groups = groupsOf(rows);
  return {
    head: columns.map(({ title }) => title),
    rows: groups.flatMap((group, index) =>
      group.map((row, line) => columns.map((column) => cellOf(column, group, row, line, { ordinal: index + 1, separator }))),
    ),
  };
}

/** Rows in the order in which they are printed: lines of one app stand together in the order of their first. */
export const printedRows = (rows: readonly NoticeRow[]): readonly NoticeRow[] => groupsOf(rows).flat();

function groupsOf(rows: readonly NoticeRow[]): readonly (readonly NoticeRow[])[] {
  const groups = new Map<string, NoticeRow[]>();
  for (const row of rows) {
    const key = subjectKey(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function cellOf(
  { field }: NoticeColumn,
  group: readonly NoticeRow[],
  row: NoticeRow,
  line: number,
  given: { readonly ordinal: number; readonly separator: string },
): PrintedCell {
  const text = TEXTS[field](row, given);
  const isMerged = MERGED.includes(field) || group.every((other) => TEXTS[field](other, given) === text);
  if (!isMerged || group.length === 1) return { text, span: 1 };
  return line === 0 ? { text, span: group.length } : { text: '', span: 0 };
}

const TEXTS: Readonly<Record<ColumnField, (row: NoticeRow, given: { readonly ordinal: number; readonly separator: string }) => string>> = {
  ordinal: (_row, { ordinal }) => String(ordinal),
  category: ({ category }) => category ?? '',
  name: ({ name }) => name,
  developer: ({ developer }) => developer ?? '',
  source: ({ source }) => source ?? '',
  version: ({ version }) => version ?? '',
  problems: ({ problems }, { separator }) => problems.join(separator),
  'filing-no': ({ filingNo }) => filingNo ?? '',
  territory: ({ territory }) => territory ?? '',
  description: ({ description }) => description ?? '',
};
