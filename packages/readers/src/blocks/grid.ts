/** A cell as its format declares it. */
export interface Cell {
  readonly text: string;
  /** Columns and rows it covers, from 1. */
  readonly columns: number;
  readonly rows: number;
}

/** What one document may spend on the cells of its tables, repeated and empty ones included. */
export interface CellBudget {
  left: number;
}

export const newCellBudget = (): CellBudget => ({ left: 400_000 });

export interface Grid {
  /** All of one width. */
  readonly rows: readonly (readonly string[])[];
  /** Rows of the source that found no room; their cells, not repeated. */
  readonly rest: readonly (readonly string[])[];
}

/** Wider tables are no tables; further cells go into the last column. */
const MOST_COLUMNS = 128;

/**
 * Rows of equal width, the text of merged cells repeated in every place they cover.
 *
 * A span reaches no further than the rows there are and the columns that other rows have cells for, so a span of a thousand million costs
 * nothing. Rows without any text are left out.
 */
export function gridOf(source: readonly (readonly Cell[])[], budget: CellBudget): Grid {
  const width = widthOf(source);
  const rows: string[][] = [];
  const fits = width === 0 ? 0 : Math.min(source.length, Math.floor(budget.left / width));
  budget.left -= fits * width;
  const hanging: (Hanging | undefined)[] = [];
  for (let i = 0; i < fits; i++) {
    const row = placed(source[i]!, hanging, width);
    if (row.some((text) => text !== '')) rows.push(row);
  }
  return { rows, rest: source.slice(fits).map((cells) => cells.map((cell) => cell.text)) };
}

/** A cell of an earlier row that still covers a column. */
interface Hanging {
  readonly text: string;
  rowsLeft: number;
}

function placed(cells: readonly Cell[], hanging: (Hanging | undefined)[], width: number): string[] {
  const row: string[] = [];
  let next = 0;
  for (let column = 0; column < width; ) {
    const above = hanging[column];
    if (above !== undefined && above.rowsLeft > 0) {
      above.rowsLeft -= 1;
      row[column] = above.text;
      column += 1;
      continue;
    }
    const cell = cells[next];
    next += 1;
    const columns = cell === undefined ? 1 : spanOf(cell.columns, width - column - Math.max(0, cells.length - next));
    for (let i = 0; i < columns; i++) {
      row[column + i] = cell?.text ?? '';
      hanging[column + i] = cell === undefined || cell.rows <= 1 ? undefined : { text: cell.text, rowsLeft: cell.rows - 1 };
    }
    column += columns;
  }
  for (; next < cells.length; next++) row[width - 1] = joined(row[width - 1]!, cells[next]!.text);
  return row;
}

const joined = (a: string, b: string) => (a === '' || b === '' ? a + b : `${a} ${b}`);

const spanOf = (columns: number, room: number) => Math.max(1, Math.min(columns, room));

/** A span counts for as many columns as another row fills with cells of its own. */
function widthOf(source: readonly (readonly Cell[])[]): number {
  const hangingUntil: number[] = [];
  let filled = 0;
  let declared = 0;
  source.forEach((cells, index) => {
    let columns = 0;
    for (const until of hangingUntil) if (until > index) columns += 1;
    const covered = columns;
    for (const cell of cells) {
      const span = spanOf(cell.columns, MOST_COLUMNS);
      for (let i = 0; i < span && cell.rows > 1 && hangingUntil.length < MOST_COLUMNS; i++)
        takeFree(hangingUntil, index, index + cell.rows);
      columns += span;
    }
    filled = Math.max(filled, covered + cells.length);
    declared = Math.max(declared, columns);
  });
  return Math.min(MOST_COLUMNS, declared, Math.max(filled, source.some((cells) => cells.length > 1) ? filled : 1));
}

/** Uses the slot of a span that has ended before it adds one. */
function takeFree(hangingUntil: number[], index: number, until: number): void {
  const free = hangingUntil.findIndex((other) => other <= index);
  if (free >= 0) hangingUntil[free] = until;
  else hangingUntil.push(until);
}
