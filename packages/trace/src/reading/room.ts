import type { TraceFormat, TraceHead, TraceRecord } from '../trace.ts';
import type { Columns } from './column-names.ts';

/** What a format's reader hands on. */
export interface Emit {
  head(head: TraceHead): void;
  record(record: TraceRecord): void;
  /** @param line line, row or entry, from 1 */
  problem(code: string, line: number, detail?: string): void;
}

export interface FormatOptions {
  /** Minutes east of Greenwich: of times that stand without a zone. */
  readonly offsetMinutes: number;
  /** Bytes of a body that are kept. */
  readonly bodyBytes: number;
  /** Package of the app that is looked at, when known. */
  readonly package?: string;
}

/** A format of text that is read as it comes. */
export interface TextFormat {
  readonly format: TraceFormat;
  /** Clocks of its records go forward, so a jump back is worth telling. */
  readonly isInOrder: boolean;
  open(emit: Emit, options: FormatOptions): TextReader;
}

export interface TextReader {
  push(text: string): void;
  end(): void;
}

/** A format of rows and cells: the sheets of a workbook, read row by row below the one with the headings. */
export interface SheetFormat {
  readonly format: TraceFormat;
  readonly isInOrder: boolean;
  /** Whether a sheet with these columns is one of the format's. */
  recognises(columns: Columns): boolean;
  open(columns: Columns, emit: Emit, options: FormatOptions): RowReader;
}

export interface RowReader {
  /** @param number of the row in its sheet, from 1 */
  row(cells: readonly string[], number: number): void;
  end(): void;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}
