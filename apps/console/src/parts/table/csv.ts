import { plainCell } from './plain-cell.ts';

/** One cell: quoted where it must be, and never a formula. */
export function csvCell(text: string): string {
  const safe = plainCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines as spreadsheets read them: a mark of UTF-8 first, CRLF after each. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
