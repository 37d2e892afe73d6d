import type { Ports } from '@touchstone/kernel/ports';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import type { OnRow, Sheet } from './sheet.ts';

export interface WorkbookOptions {
  readonly ports: Pick<Ports, 'inflate'>;
}

/** Sheets of an XLSX or XLS with all their rows. See `eachRow` for what need not be in memory at once. */
export function readWorkbook(bytes: Uint8Array, options: WorkbookOptions): Parsed<readonly Sheet[]> {
  const sheets = new Map<string, (readonly string[])[]>();
  const { problems } = eachRow(bytes, options, (sheet, row) => {
    const rows = sheets.get(sheet);
    if (rows === undefined) sheets.set(sheet, [row]);
    else rows.push(row);
  });
  return { value: [...sheets].map(([name, rows]) => ({ name, rows })), problems };
}

const OLE_MARK = 0xd0;

/** Hands on the rows of an XLSX or XLS one by one, whatever the file is called. @returns how many there were */
export function eachRow(bytes: Uint8Array, { ports }: WorkbookOptions, onRow: OnRow): Parsed<number> {
  const problems = new Problems();
  let count = 0;
  const counted: OnRow = (sheet, row, line) => {
    count += 1;
    onRow(sheet, row, line);
  };
  if (bytes[0] === OLE_MARK) readXls(bytes, counted, problems);
  else readXlsx(bytes, ports.inflate, counted, problems);
  return { value: count, problems: problems.list };
}
