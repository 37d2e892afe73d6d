import { printedDay } from './printed-day.ts';

/** What a field of a template holds. */
export const FIELD_KINDS = ['text', 'paragraphs', 'date', 'money', 'clauses', 'apps'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A clause that was not met: what, where it was found, how to put it right. */
export interface ClauseRow {
  readonly clause: string;
  readonly problem: string;
  readonly where: string;
  readonly remedy: string;
}

/** An app as official lists name it. Cells that are not known are empty. */
export interface AppRow {
  readonly name: string;
  readonly developer: string;
  readonly store: string;
  readonly version: string;
  readonly problems: string;
  readonly filing: string;
}

export const CLAUSE_COLUMNS = ['clause', 'problem', 'where', 'remedy'] as const satisfies readonly (keyof ClauseRow)[];
export const APP_COLUMNS = ['name', 'developer', 'store', 'version', 'problems', 'filing'] as const satisfies readonly (keyof AppRow)[];

export type FieldValue = string | number | readonly ClauseRow[] | readonly AppRow[];

const LONGEST = { text: 2_000, paragraphs: 20_000, cell: 2_000, rows: 5_000 };

/** Whether a value is one of this kind. Money is whole yuan. */
export function isOfKind(kind: FieldKind, value: unknown): value is FieldValue {
  switch (kind) {
    case 'text':
      return isText(value, LONGEST.text) && !/[\r\n]/u.test(value);
    case 'paragraphs':
      return isText(value, LONGEST.paragraphs);
    case 'date':
      return typeof value === 'string' && printedDay(value) !== undefined;
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    case 'clauses':
      return isRows(value, CLAUSE_COLUMNS, ['clause', 'problem']);
    case 'apps':
      return isRows(value, APP_COLUMNS, ['name']);
  }
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest;

function isRows(value: unknown, columns: readonly string[], filled: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= LONGEST.rows &&
    value.every((row: unknown) => {
      if (typeof row !== 'object' || row === null || Object.keys(row).some((name) => !columns.includes(name))) return false;
      const cells = row as Record<string, unknown>;
      return (
        columns.every((name) => typeof cells[name] === 'string' && cells[name].length <= LONGEST.cell) &&
        filled.every((name) => (cells[name] as string).trim() !== '')
      );
    })
  );
}
