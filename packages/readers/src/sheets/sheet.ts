/** One sheet of a workbook as text. */
export interface Sheet {
  readonly name: string;
  /** Cells as their text; an empty cell is ''. Rows are as wide as their last cell; rows without any are left out. */
  readonly rows: readonly (readonly string[])[];
}

/** Takes rows as they are read; each is a new array. `line`: the number that a spreadsheet shows before it, from 1. */
export type OnRow = (sheet: string, row: readonly string[], line: number) => void;

/** Cells of all sheets together, those before the first and between included. */
export const MOST_CELLS = 12_000_000;
export const MOST_COLUMNS = 512;
