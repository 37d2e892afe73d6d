import { appscan } from './formats/appscan/index.ts';
import { camille } from './formats/camille/index.ts';
import { columnsOf } from './reading/column-names.ts';
import type { ReadOptions } from './reading/options.ts';
import { Pipeline } from './reading/pipeline.ts';
import type { RowReader, Sheet, SheetFormat } from './reading/room.ts';
import type { TraceFormat, TraceSink, TraceSummary } from './trace.ts';

/** Formats of tables, tried one after the other. Adding one is one room and one line. */
const FORMATS: readonly SheetFormat[] = [appscan, camille];

/** Reads a workbook row by row: Camille's or AppScan's, or any with their headings. Sheets without them are passed over. */
export interface SheetReader {
  /** The next row; a sheet's rows come together. */
  row(sheet: string, cells: readonly string[]): void;
  /** What it came to. */
  end(): TraceSummary;
}

export function createSheetReader(sink: TraceSink, options: ReadOptions = {}): SheetReader {
  return new Reader(sink, options);
}

/** Reads sheets that are in memory. */
export function readSheets(sheets: readonly Sheet[], sink: TraceSink, options: ReadOptions = {}): TraceSummary {
  const reader = createSheetReader(sink, options);
  for (const { name, rows } of sheets) for (const row of rows) reader.row(name, row);
  return reader.end();
}

class Reader implements SheetReader {
  readonly #pipeline: Pipeline;
  #format: TraceFormat | undefined;
  #sheet: string | undefined;
  #names: string[] = [];
  /** Rows of the sheet that have been handed in. */
  #number = 0;
  #rows: RowReader | undefined;

  constructor(sink: TraceSink, options: ReadOptions) {
    this.#pipeline = new Pipeline(sink, options);
  }

  row(sheet: string, cells: readonly string[]): void {
    if (sheet !== this.#sheet) this.#turnTo(sheet);
    this.#number++;
    if (this.#rows !== undefined) this.#rows.row(cells, this.#number);
    else if (this.#number <= HEADING_ROWS) this.#openAt(cells);
  }

  end(): TraceSummary {
    this.#rows?.end();
    if (this.#format === undefined) this.#pipeline.problem('trace/unknown-format', 0, this.#names.join(', '));
    return this.#pipeline.finish(this.#format);
  }

  #turnTo(sheet: string): void {
    this.#rows?.end();
    this.#rows = undefined;
    this.#sheet = sheet;
    this.#number = 0;
    if (this.#names.length < MOST_NAMES) this.#names.push(sheet);
  }

  /** A row of headings opens the format that it belongs to. */
  #openAt(cells: readonly string[]): void {
    const columns = columnsOf(cells);
    const room = columns === undefined ? undefined : FORMATS.find((candidate) => candidate.recognises(columns));
    if (room === undefined || columns === undefined) return;
    this.#format ??= room.format;
    this.#pipeline.isInOrder = room.isInOrder;
    this.#rows = room.open(columns, this.#pipeline, this.#pipeline.options);
  }
}

/** Headings stand among the first rows. */
const HEADING_ROWS = 10;
const MOST_NAMES = 20;
