import type { Inflate } from '@touchstone/kernel/ports';
import type { Problems } from '@touchstone/kernel/problem';
import { type MarkupHandler, MarkupScanner, scanMarkup } from '../markup/index.ts';
import { type OfficePackage, openPackage } from '../package-parts/index.ts';
import { dateText, isDateFormat, numberText } from './number-text.ts';
import { MOST_CELLS, MOST_COLUMNS, type OnRow } from './sheet.ts';

type Attributes = ReadonlyMap<string, string>;

interface Book {
  readonly strings: readonly string[];
  /** By style of cell: whether its numbers are dates. */
  readonly dateStyles: readonly boolean[];
  readonly is1904: boolean;
}

const ATTRIBUTES = new Set(['r', 't', 's', 'name', 'id', 'numFmtId', 'formatCode', 'date1904', 'state']);
const PIECE_BYTES = 1 << 16;
/** Rows that a sheet can have. @source ECMA-376 part 1, 18.3.1.73 */
const MOST_LINES = 1_048_576;

/**
 * Rows of every sheet of an XLSX in order, read in pieces. Values are those saved with the file; formulas are not calculated.
 *
 * Problems: `xlsx/no-workbook`, `xlsx/sheet-missing`, `xlsx/cells-cut`, `xlsx/columns-cut`, and those of `formats/zip`.
 */
export function readXlsx(bytes: Uint8Array, inflate: Inflate, onRow: OnRow, problems: Problems): void {
  const office = openPackage(bytes, inflate, problems);
  if (!office.has('xl/workbook.xml')) {
    problems.add('xlsx/no-workbook', 0);
    return;
  }
  const { sheets, is1904 } = readWorkbookPart(office.text('xl/workbook.xml'));
  const relations = office.relations('xl/workbook.xml');
  const book: Book = { strings: readStrings(office), dateStyles: readDateStyles(office.text('xl/styles.xml')), is1904 };
  const budget = { left: MOST_CELLS };
  const seen = new Set<string>();
  for (const { name, id } of sheets) {
    const target = relations.get(id)?.target ?? '';
    const part = seen.has(target) ? undefined : office.bytes(target);
    seen.add(target);
    if (part === undefined) problems.add('xlsx/sheet-missing', 0);
    else scanPieces(part, new SheetReader(book, (row, line) => onRow(name, row, line), budget, problems));
  }
}

function scanPieces(part: Uint8Array, handler: MarkupHandler): void {
  const scanner = new MarkupScanner(handler, { isXml: true, attributes: ATTRIBUTES });
  const decoder = new TextDecoder();
  for (let at = 0; at < part.length; at += PIECE_BYTES)
    scanner.write(decoder.decode(part.subarray(at, at + PIECE_BYTES), { stream: true }));
  scanner.end();
}

interface NamedSheet {
  readonly name: string;
  readonly id: string;
}

const MOST_SHEETS = 256;

function readWorkbookPart(xml: string): { readonly sheets: readonly NamedSheet[]; readonly is1904: boolean } {
  const sheets: NamedSheet[] = [];
  let is1904 = false;
  const open = (name: string, attributes: Attributes) => {
    if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
    if (name === 'sheet' && sheets.length < MOST_SHEETS)
      sheets.push({ name: attributes.get('name') ?? '', id: attributes.get('id') ?? '' });
  };
  scanMarkup(xml, { open, close() {}, text() {} }, { isXml: true, attributes: ATTRIBUTES });
  return { sheets, is1904 };
}

function readStrings(office: OfficePackage): readonly string[] {
  const part = office.bytes('xl/sharedStrings.xml');
  if (part === undefined) return [];
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isReadingAid = false;
  scanPieces(part, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isReadingAid = true;
      if (name === 't') isText = true;
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(text));
      if (name === 'rPh') isReadingAid = false;
      if (name === 't') isText = false;
    },
    text(chunk) {
      if (isText && !isReadingAid) text += chunk;
    },
  });
  return strings;
}

/** Characters that XML cannot hold are written `_x000D_`. */
const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16))).replace(/\r\n?/g, '\n')
    : text;

function readDateStyles(xml: string): readonly boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isCellStyles = false;
  const open = (name: string, attributes: Attributes) => {
    const id = Number(attributes.get('numFmtId') ?? '0');
    if (name === 'numFmt') codes.set(id, attributes.get('formatCode') ?? '');
    if (name === 'cellXfs') isCellStyles = true;
    if (name === 'xf' && isCellStyles) styles.push(isDateFormat(id, codes.get(id)));
  };
  const close = (name: string) => {
    if (name === 'cellXfs') isCellStyles = false;
  };
  scanMarkup(xml, { open, close, text() {} }, { isXml: true, attributes: ATTRIBUTES });
  return styles;
}

class SheetReader implements MarkupHandler {
  readonly #book: Book;
  readonly #onRow: (row: readonly string[], line: number) => void;
  readonly #budget: { left: number };
  readonly #problems: Problems;
  #row: string[] = [];
  #line = 0;
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #isValue = false;

  constructor(book: Book, onRow: (row: readonly string[], line: number) => void, budget: { left: number }, problems: Problems) {
    this.#book = book;
    this.#onRow = onRow;
    this.#budget = budget;
    this.#problems = problems;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.#row = [];
      // a number that does not go up is a lie: two rows never share one
      const stated = Math.trunc(Number(attributes.get('r') ?? '0'));
      this.#line = stated > this.#line && stated <= MOST_LINES ? stated : this.#line + 1;
    } else if (name === 'c') {
      this.#column = columnOf(attributes.get('r')) ?? this.#row.length;
      this.#type = attributes.get('t') ?? 'n';
      this.#style = Number(attributes.get('s') ?? '0');
      this.#value = '';
    } else if (name === 'v' || name === 't') this.#isValue = true;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  text(chunk: string): void {
    if (this.#isValue) this.#value += chunk;
  }

  #endCell(): void {
    const text = this.#cellText();
    if (text === '') return;
    if (this.#column >= MOST_COLUMNS) {
      this.#problems.add('xlsx/columns-cut', 0);
      return;
    }
    while (this.#row.length < this.#column) this.#row.push('');
    this.#row[this.#column] = text;
  }

  #endRow(): void {
    const row = this.#row;
    this.#row = [];
    if (row.length === 0) return;
    this.#budget.left -= row.length;
    if (this.#budget.left >= 0) this.#onRow(row, this.#line);
    else this.#problems.add('xlsx/cells-cut', 0);
  }

  #cellText(): string {
    const value = this.#value;
    if (value === '') return '';
    if (this.#type === 's') return this.#book.strings[Number(value)] ?? '';
    if (this.#type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (this.#type === 'd') return value.replace('T', ' ').replace(/Z$/, '');
    if (this.#type !== 'n') return unescaped(value);
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    const date = this.#book.dateStyles[this.#style] === true ? dateText(number, this.#book.is1904) : undefined;
    // Long whole numbers are kept digit by digit: they are numbers of devices and not quantities.
    return date ?? (/^-?\d+$/.test(value) ? value : numberText(number));
  }
}

/** `AB12` is column 27. */
function columnOf(reference: string | undefined): number | undefined {
  let column = 0;
  for (const letter of /^[A-Z]{1,4}/i.exec(reference ?? '')?.[0].toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column === 0 ? undefined : column - 1;
}
