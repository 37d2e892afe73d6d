import type { OfficialCell, OfficialTable } from '@touchstone/domain/order';

/** A cell where it stands: `rows` below each other are its own. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly text: string;
}

/** Cells of a table with their places; a cell never reaches beyond the last row or over another text of its column. */
export function gridCells({ rows, head }: OfficialTable): readonly GridCell[] {
  return rows.flatMap((cells, row) =>
    head.flatMap((_, column): readonly GridCell[] => {
      const cell = cells[column];
      if (cell === undefined) return isCovered(rows, row, column) ? [] : [{ row, column, rows: 1, text: '' }];
      return [{ row, column, rows: typeof cell === 'string' ? 1 : spanOf(rows, row, column, cell.rows), text: textOf(cell) }];
    }),
  );
}

const textOf = (cell: OfficialCell): string => (cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text);

function spanOf(rows: OfficialTable['rows'], row: number, column: number, wanted: number): number {
  let span = 1;
  while (span < wanted && row + span < rows.length && rows[row + span]?.[column] === undefined) span++;
  return span;
}

function isCovered(rows: OfficialTable['rows'], row: number, column: number): boolean {
  for (let above = row - 1; above >= 0; above--) {
    const cell = rows[above]?.[column];
    if (cell !== undefined) return typeof cell !== 'string' && spanOf(rows, above, column, cell.rows) > row - above;
  }
  return false;
}

/** Widths of the columns that share out `width`. */
export function columnWidths({ head, widths }: OfficialTable, width: number): readonly number[] {
  const shares = head.map((_, i) => Math.max(widths[i] ?? 1, 0));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => (sum === 0 ? width / shares.length : (width * share) / sum));
}
