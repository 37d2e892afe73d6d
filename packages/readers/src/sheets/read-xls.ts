import type { Problems } from '@touchstone/kernel/problem';
import { streamOf } from './compound-file.ts';
import { dateText, isDateFormat, numberText } from './number-text.ts';
import { readSharedStrings } from './shared-strings.ts';
import { MOST_CELLS, MOST_COLUMNS, type OnRow } from './sheet.ts';

/** Types of records. @source [MS-XLS] 2.3 */
const TYPE = {
  formula: 0x0006,
  dateMode: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  xf: 0x00e0,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolean: 0x0205,
  string: 0x0207,
  rk: 0x027e,
  format: 0x041e,
  begin: 0x0809,
  end: 0x000a,
} as const;

const BIFF8 = 0x0600;
const MOST_SHEETS = 256;

/**
 * Rows of every sheet of an XLS of Excel 97 and later, as `xlwt` and old programs write it.
 *
 * Problems: `xls/no-workbook`, `xls/encrypted`, `xls/old-version` (before Excel 97), `xls/cells-cut`.
 */
export function readXls(bytes: Uint8Array, onRow: OnRow, problems: Problems): void {
  const stream = streamOf(bytes, ['Workbook', 'Book']);
  if (stream === undefined) {
    problems.add('xls/no-workbook', 0);
    return;
  }
  const book = readGlobals(stream, problems);
  if (book === undefined) return;
  const budget = { left: MOST_CELLS };
  const seen = new Set<number>();
  for (const { name, offset } of book.sheets) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const rows = readSheet(stream, offset, book, budget, problems);
    for (const [i, row] of rows.entries())
      if (row !== undefined)
        onRow(
          name,
          Array.from(row, (text) => text ?? ''),
          i + 1,
        );
  }
}

interface Book {
  readonly sheets: { readonly name: string; readonly offset: number }[];
  strings: readonly string[];
  readonly formats: Map<number, string>;
  /** Number format by style of cell. */
  readonly styles: number[];
  is1904: boolean;
}

class BiffRecord {
  readonly type: number;
  readonly data: Uint8Array;
  readonly #view: DataView;

  constructor(type: number, data: Uint8Array) {
    this.type = type;
    this.data = data;
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  u16(at: number): number {
    return at + 2 <= this.data.length ? this.#view.getUint16(at, true) : 0;
  }

  u32(at: number): number {
    return at + 4 <= this.data.length ? this.#view.getUint32(at, true) : 0;
  }

  f64(at: number): number {
    return at + 8 <= this.data.length ? this.#view.getFloat64(at, true) : 0;
  }

  /** A string behind a byte that says how wide its characters are. */
  text(at: number, characters: number): string {
    const isWide = ((this.data[at] ?? 0) & 1) === 1;
    return new TextDecoder(isWide ? 'utf-16le' : 'latin1').decode(this.data.subarray(at + 1, at + 1 + characters * (isWide ? 2 : 1)));
  }
}

function* recordsFrom(stream: Uint8Array, start: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = start; at + 4 <= stream.length; ) {
    const size = view.getUint16(at + 2, true);
    yield new BiffRecord(view.getUint16(at, true), stream.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
}

function readGlobals(stream: Uint8Array, problems: Problems): Book | undefined {
  const book: Book = { sheets: [], strings: [], formats: new Map(), styles: [], is1904: false };
  const shared: Uint8Array[] = [];
  let isShared = false;
  for (const record of recordsFrom(stream, 0)) {
    if (record.type === TYPE.begin && record.u16(0) !== BIFF8) return refused('xls/old-version', problems);
    if (record.type === TYPE.filePass) return refused('xls/encrypted', problems);
    if (record.type === TYPE.end) break;
    if (record.type === TYPE.sharedStrings || (isShared && record.type === TYPE.continued)) {
      shared.push(record.data);
      isShared = true;
      continue;
    }
    isShared = false;
    GLOBALS[record.type]?.(book, record);
  }
  if (shared.length > 0) book.strings = readSharedStrings(shared);
  return book;
}

function refused(code: string, problems: Problems): undefined {
  problems.add(code, 0);
  return undefined;
}

const GLOBALS: Readonly<Record<number, (book: Book, record: BiffRecord) => void>> = {
  [TYPE.dateMode]: (book, record) => {
    book.is1904 = record.u16(0) === 1;
  },
  [TYPE.format]: (book, record) => book.formats.set(record.u16(0), record.text(4, record.u16(2))),
  [TYPE.xf]: (book, record) => book.styles.push(record.u16(2)),
  [TYPE.boundSheet]: (book, record) => {
    if (book.sheets.length < MOST_SHEETS) book.sheets.push({ offset: record.u32(0), name: record.text(7, record.data[6] ?? 0) });
  },
};

type Rows = (string[] | undefined)[];

function readSheet(stream: Uint8Array, offset: number, book: Book, budget: { left: number }, problems: Problems): Rows {
  const rows: Rows = [];
  const put = (row: number, column: number, text: string) => {
    if (text === '' || column >= MOST_COLUMNS) return;
    rows[row] ??= [];
    const cells = rows[row];
    budget.left -= Math.max(1, column + 1 - cells.length);
    if (budget.left >= 0) cells[column] = text;
    else problems.add('xls/cells-cut', 0);
  };
  let formula: readonly [row: number, column: number] | undefined;
  for (const record of recordsFrom(stream, offset)) {
    if (record.type === TYPE.end) break;
    const [row, column] = [record.u16(0), record.u16(2)];
    if (record.type === TYPE.string && formula !== undefined) put(formula[0], formula[1], record.text(2, record.u16(0)));
    formula = record.type === TYPE.formula && record.u16(12) === 0xffff && record.data[6] === 0 ? [row, column] : undefined;
    if (record.type === TYPE.multipleRk) {
      for (let at = 4, i = 0; at + 6 < record.data.length; at += 6, i++)
        put(row, column + i, shown(rkValue(record.u32(at + 2)), record.u16(at), book));
    } else if (formula === undefined) {
      const text = CELLS[record.type]?.(record, book);
      if (text !== undefined) put(row, column, text);
    }
  }
  return rows;
}

const CELLS: Readonly<Record<number, (record: BiffRecord, book: Book) => string>> = {
  [TYPE.labelShared]: (record, book) => book.strings[record.u32(6)] ?? '',
  [TYPE.label]: (record) => record.text(8, record.u16(6)),
  [TYPE.number]: (record, book) => shown(record.f64(6), record.u16(4), book),
  [TYPE.rk]: (record, book) => shown(rkValue(record.u32(6)), record.u16(4), book),
  [TYPE.formula]: (record, book) => (record.u16(12) === 0xffff ? '' : shown(record.f64(6), record.u16(4), book)),
  [TYPE.boolean]: (record) => (record.data[7] === 0 ? (record.data[6] === 1 ? 'TRUE' : 'FALSE') : ''),
};

function shown(value: number, style: number, book: Book): string {
  if (!Number.isFinite(value)) return '';
  const format = book.styles[style] ?? 0;
  const date = isDateFormat(format, book.formats.get(format)) ? dateText(value, book.is1904) : undefined;
  return date ?? numberText(value);
}

/** Numbers of 30 bits: a whole number or the upper half of a double, perhaps times a hundred. */
function rkValue(rk: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(4, rk & 0xffff_fffc, true);
  const value = rk & 2 ? (rk | 0) >> 2 : view.getFloat64(0, true);
  return rk & 1 ? value / 100 : value;
}
