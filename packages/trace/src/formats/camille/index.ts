import { callOfHook, consentOf } from '../../hooks/hook-call.ts';
import { ScriptTimes } from '../../hooks/months-from-zero.ts';
import { printedArguments } from '../../hooks/printed-arguments.ts';
import { type Columns, cellOf } from '../../reading/column-names.ts';
import type { Emit, RowReader, SheetFormat } from '../../reading/room.ts';

/**
 * Camille's workbook (`-f demo.xls`): one sheet, a row a call. Its columns grew over the years; each is found by its heading.
 * @source github.com/zhengjim/camille utlis/__init__.py write_xlsx
 */
export const camille: SheetFormat = {
  format: 'camille',
  isInOrder: true,
  recognises: (columns) => columns.has('time'),
  open: (columns, emit, options) => new Rows(columns, emit, new ScriptTimes(options.offsetMinutes)),
};

class Rows implements RowReader {
  readonly #columns: Columns;
  readonly #emit: Emit;
  readonly #times: ScriptTimes;
  /** The first rows wait until enough of them have shown how the log counts months. */
  #waiting: { readonly cells: readonly string[]; readonly number: number }[] | undefined = [];

  constructor(columns: Columns, emit: Emit, times: ScriptTimes) {
    this.#columns = columns;
    this.#emit = emit;
    this.#times = times;
  }

  row(cells: readonly string[], number: number): void {
    if (this.#waiting === undefined) {
      this.#take(cells, number);
      return;
    }
    this.#waiting.push({ cells, number });
    this.#times.look(cellOf(cells, this.#columns, 'time'));
    if (this.#waiting.length >= LOOKED_AT) this.#begin();
  }

  end(): void {
    if (this.#waiting !== undefined) this.#begin();
  }

  #begin(): void {
    const rows = this.#waiting ?? [];
    this.#waiting = undefined;
    const cell = (name: 'app' | 'time') => rows.map(({ cells }) => cellOf(cells, this.#columns, name)).find((text) => text !== '') ?? '';
    const app = cell('app');
    this.#emit.head({ format: 'camille', tool: { name: 'Camille' }, ...(PACKAGE.test(app) ? { app: { package: app } } : {}) });
    if (this.#times.isFromZero) this.#emit.problem('camille/months-from-zero', rows[0]?.number ?? 0, cell('time'));
    for (const { cells, number } of rows) this.#take(cells, number);
  }

  #take(cells: readonly string[], line: number): void {
    const cell = (name: Parameters<typeof cellOf>[2]) => cellOf(cells, this.#columns, name);
    const words = [cell('action'), cell('description')];
    const stack = cell('stack');
    if (words.every((word) => word === '') && stack === '') {
      if (cells.some((text) => text.trim() !== '')) this.#emit.problem('camille/incomplete-row', line);
      return;
    }
    this.#emit.record(
      callOfHook({
        line,
        time: this.#times.read(cell('time')),
        words,
        arguments: printedArguments(cell('arguments')),
        stack,
        owner: cell('owner') || undefined,
        consent: consentOf(cell('consent')),
        result: cell('result') || undefined,
        process: cell('app') || undefined,
      }),
    );
  }
}

const LOOKED_AT = 1_000;
const PACKAGE = /^[a-zA-Z]\w*(\.[a-zA-Z]\w*)+$/;
