import { type NoticeAttachment, printedRows, printTable } from '@touchstone/domain/notice';
import { plainCell } from '../office/plain-cell.ts';
import { DEMO } from './notice.ts';

/** Without it Excel takes UTF-8 for something else. */
const MARK = '\ufeff';

/**
 * One attachment as CSV (RFC 4180, UTF-8): a line for each row, what merged cells say on each of them. No cell begins as a formula.
 */
export function noticeCsv(attachment: NoticeAttachment): string {
  const { head, rows } = printTable(attachment);
  const above: string[] = [];
  const lines = rows.map((row) =>
    row.map(({ text, span }, column) => {
      above[column] = span === 0 ? (above[column] ?? '') : text;
      return above[column];
    }),
  );
  const marks = printedRows(attachment.rows).map(({ isPlaceholder }) => (isPlaceholder ? DEMO : ''));
  const isMarked = marks.some((mark) => mark !== '');
  const titled = isMarked ? [[...head, '说明'], ...lines.map((line, i) => [...line, marks[i] ?? ''])] : [head, ...lines];
  return `${MARK}${titled.map((line) => line.map((cell) => quoted(plainCell(cell))).join(',')).join('\r\n')}\r\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
