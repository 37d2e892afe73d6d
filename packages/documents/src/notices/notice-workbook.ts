import { printTable } from '@touchstone/domain/notice';
import { type WorkbookCell, workbook } from '../office/workbook.ts';
import { DEMO, type WrittenNotice } from './notice.ts';
import { WIDTHS } from './notice-document.ts';

/** Width of a share, in characters. */
const CHARACTERS = 5;

/** All attachments as a workbook, one sheet each, with the merged cells of the printed lists. */
export const noticeWorkbook = ({ text, attachments, isDemo }: WrittenNotice): Promise<Uint8Array> =>
  workbook(
    attachments.map((attachment) => {
      const { head, rows } = printTable(attachment);
      const isMarked = isDemo || attachment.rows.some(({ isPlaceholder }) => isPlaceholder);
      return {
        name: attachments.length === 1 ? '附件' : `附件${attachment.number}`,
        notes: [`${text.title}${text.series}`, attachment.title, ...(isMarked ? [DEMO] : [])],
        columns: attachment.columns.map(({ field }, i) => ({ title: head[i] ?? '', width: Math.round(WIDTHS[field] * CHARACTERS) })),
        rows: rows.map((row) =>
          row.map(({ text: cell, span }): WorkbookCell => (span === 0 ? undefined : span === 1 ? cell : { text: cell, rows: span })),
        ),
      };
    }),
  );
