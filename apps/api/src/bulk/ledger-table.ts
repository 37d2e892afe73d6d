import {
  type FieldId,
  guessMapping,
  headRow,
  isFieldId,
  type LedgerKind,
  type Mapping,
  type MappingFault,
  mappingFaults,
  readRow,
} from '@touchstone/domain/ledger';
import { ports } from '@touchstone/ports-node';
import { eachRow, eachTableRow } from '@touchstone/readers';
import type { LedgerInput } from '@touchstone/services/ledgers';
import { asUtf } from './as-utf.ts';

export const MOST_LEDGER_ROWS = 50_000;
const MOST_SHEETS = 64;
/** Columns of a book that are looked at. */
const MOST_LEDGER_COLUMNS = 128;
const OLE_MARK = 0xd0;

interface BookRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface BookSheet {
  readonly sheetNo: number;
  readonly sheet: string;
  readonly rows: readonly BookRow[];
}

export type ReadBook =
  | { readonly ok: true; readonly sheets: readonly BookSheet[] }
  | { readonly ok: false; readonly reason: 'no-rows' | 'too-many-rows' };

/** Sheets of a workbook, or the one of a CSV in whatever encoding; each row with its line. */
export function readBook(bytes: Uint8Array): ReadBook {
  const sheets = new Map<string, BookRow[]>();
  let count = 0;
  const take = (sheet: string, row: readonly string[], line: number) => {
    count += 1;
    if (count > MOST_LEDGER_ROWS + MOST_SHEETS || (!sheets.has(sheet) && sheets.size >= MOST_SHEETS)) return;
    const rows = sheets.get(sheet) ?? [];
    sheets.set(sheet, rows);
    rows.push({ line, cells: row.slice(0, MOST_LEDGER_COLUMNS).map(storable) });
  };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip || bytes[0] === OLE_MARK) eachRow(bytes, { ports }, take);
  else eachTableRow(asUtf(bytes), { name: 'book.csv' }, (row, line) => take('CSV', row, line));
  if (count === 0) return { ok: false, reason: 'no-rows' };
  if (count > MOST_LEDGER_ROWS + MOST_SHEETS) return { ok: false, reason: 'too-many-rows' };
  return { ok: true, sheets: [...sheets].map(([sheet, rows], i) => ({ sheetNo: i + 1, sheet: storable(sheet.slice(0, 200)), rows })) };
}

/** A workbook can hold halves of characters and characters that no database keeps. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const storable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '').toWellFormed();

/** A sheet with its heads; `head` is undefined where no row names two fields. */
export interface PlannedSheet extends BookSheet {
  readonly head: number | undefined;
  readonly heads: readonly string[];
  /** The part of the mapping that this sheet has. */
  readonly mapping: Mapping;
  readonly faults: readonly MappingFault[];
}

/** Which sheets are read and how. Without a mapping the heads say what they mean. */
export function planBook(
  kind: LedgerKind,
  sheets: readonly BookSheet[],
  given?: Readonly<Record<string, string>>,
): readonly PlannedSheet[] {
  const wanted = given === undefined ? undefined : new Map(Object.entries(given).map(([head, field]) => [head.trim(), field]));
  const isHead = (text: string) => (wanted === undefined ? Object.keys(guessMapping(kind, [text])).length > 0 : wanted.has(text));
  return sheets.map((sheet) => {
    const head = headRow(
      sheet.rows.map(({ cells }) => cells),
      isHead,
    );
    const heads = (head === undefined ? [] : sheet.rows[head]!.cells).map((text) => text.trim());
    const mapping = wanted === undefined ? guessMapping(kind, heads) : chosen(heads, wanted);
    return { ...sheet, head, heads, mapping, faults: mappingFaults(kind, mapping) };
  });
}

const chosen = (heads: readonly string[], wanted: ReadonlyMap<string, string>): Mapping =>
  Object.fromEntries(
    heads.flatMap((head) => {
      const field = wanted.get(head);
      return field !== undefined && isFieldId(field) ? [[head, field] as const] : [];
    }),
  );

/** Sheets whose heads say enough; the others are passed over, as are sheets of notes. */
export const usable = (sheets: readonly PlannedSheet[]): readonly PlannedSheet[] => sheets.filter(({ faults }) => faults.length === 0);

/** One mapping of all usable sheets, as it is kept with the import. */
export const mappingOf = (sheets: readonly PlannedSheet[]): Readonly<Record<string, FieldId>> =>
  Object.fromEntries(sheets.flatMap(({ mapping }) => Object.entries(mapping)).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** Rows under the heads, read with their faults. */
export function* inputsOf(kind: LedgerKind, sheets: readonly PlannedSheet[]): Generator<LedgerInput> {
  for (const { sheetNo, sheet, rows, head, heads, mapping } of sheets)
    for (const { line, cells } of rows.slice((head ?? 0) + 1)) {
      const { values, faults } = readRow(kind, heads, mapping, cells);
      yield { sheetNo, sheet, line, values, faults };
    }
}
