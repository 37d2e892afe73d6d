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
 * A span reaches no further than the rows there are, and columns that only spans have are left out, so that a span of a thousand million
 * costs nothing. Rows without any text are left out too.
 */
export function gridOf(source: readonly (readonly Cell[])[], budget: CellBudget): Grid {
  const placed = placeCells(source, budget.left);
  const columns = ownColumns(placed);
  budget.left -= placed.length * columns.length;
  const rows = placed.map((row) => columns.map((column) => row[column]?.text ?? '')).filter((row) => row.some((text) => text !== ''));
  return { rows, rest: source.slice(placed.length).map((cells) => cells.map((cell) => cell.text)) };
}

/** A cell where it lies: the same object in every place it covers. */
interface Placed {
  text: string;
  rowsLeft: number;
}

type PlacedRow = readonly (Placed | undefined)[];

/** Cells in the columns where a browser puts them, for as many rows as `most` places hold. */
function placeCells(source: readonly (readonly Cell[])[], most: number): readonly PlacedRow[] {
  const rows: PlacedRow[] = [];
  const hanging: (Placed | undefined)[] = [];
  let left = most;
  for (const cells of source) {
    const row = placeRow(cells, hanging);
    left -= Math.max(1, row.length);
    if (left < 0) break;
    rows.push(row);
  }
  return rows;
}

function placeRow(cells: readonly Cell[], hanging: (Placed | undefined)[]): PlacedRow {
  const row: (Placed | undefined)[] = [];
  const width = Math.max(hanging.length, 1);
  let next = 0;
  for (let column = 0; column < MOST_COLUMNS && (next < cells.length || column < width); ) {
    const above = hanging[column];
    if (above !== undefined && above.rowsLeft > 0) {
      row[column] = above;
      column += 1;
      continue;
    }
    const cell = cells[next];
    if (cell === undefined) {
      column += 1;
      continue;
    }
    next += 1;
    const columns = Math.max(1, Math.min(cell.columns, MOST_COLUMNS - column - (cells.length - next)));
    const placed: Placed = { text: cell.text, rowsLeft: cell.rows };
    for (let i = 0; i < columns; i++) {
      row[column + i] = placed;
      hanging[column + i] = placed;
    }
    column += columns;
  }
  for (const placed of new Set(row)) if (placed !== undefined) placed.rowsLeft -= 1;
  const last = row[MOST_COLUMNS - 1];
  for (; next < cells.length && last !== undefined; next++)
    last.text = last.text === '' ? cells[next]!.text : `${last.text} ${cells[next]!.text}`;
  return row;
}

/** Columns in which at least one row has a cell that does not begin further to the left. */
function ownColumns(rows: readonly PlacedRow[]): readonly number[] {
  const isOwn: boolean[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      if (cell !== undefined && (column === 0 || cell !== row[column - 1])) isOwn[column] = true;
    });
  }
  return [...isOwn.keys()].filter((column) => isOwn[column] === true);
}
