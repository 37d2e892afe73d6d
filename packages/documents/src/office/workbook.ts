import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { withFixedTimes } from './fixed-times.ts';
import { plainCell } from './plain-cell.ts';

export interface WorkbookSheet {
  readonly name: string;
  /** Lines above the table. */
  readonly notes: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** `rows` of it below each other are one cell; those that it covers are undefined. */
export type WorkbookCell = string | number | { readonly text: string; readonly rows: number } | undefined;

/** A workbook with a table on each sheet. The same sheets give the same bytes. */
export async function workbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const bytes = await writeXlsxFile(
    sheets.map(({ name, notes, columns, rows }) => ({
      sheet: sheetName(name),
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: notes.length + 1,
      orientation: 'landscape' as const,
      data: [
        ...notes.map((note) => [noteCell(note, columns.length), ...columns.slice(1).map(() => null)]),
        columns.map(({ title }) => headCell(title)),
        ...rows.map((row) => row.map(bodyCell)),
      ],
    })),
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer();
  return withFixedTimes(new Uint8Array(bytes));
}

/** Excel allows 31 characters and none of these. */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const BORDER = { borderStyle: 'thin', borderColor: '#999999' } as const;

const noteCell = (text: string, columns: number): CellObject => ({ value: plainCell(text), type: String, columnSpan: columns, wrap: true });
const headCell = (text: string): CellObject => ({
  ...BORDER,
  value: plainCell(text),
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#e8edf3',
  wrap: true,
  alignVertical: 'center',
});

function bodyCell(value: WorkbookCell): CellObject | null {
  const looks = { ...BORDER, wrap: true, alignVertical: 'top' } as const;
  if (value === undefined) return null;
  if (typeof value === 'object')
    return { ...looks, alignVertical: 'center', value: plainCell(value.text), type: String, rowSpan: value.rows };
  return typeof value === 'number' ? { ...looks, value, type: Number } : { ...looks, value: plainCell(value), type: String };
}
