import { authorityName, type ColumnField, type NoticeAttachment, printTable } from '@touchstone/domain/notice';
import type { OfficialAttachment, OfficialCell, OfficialDocument } from '@touchstone/domain/order';
import { DEMO, DEMO_NOTE, isMarked, type WrittenNotice } from './notice.ts';

/** Shares of the width of a page. */
export const WIDTHS: Readonly<Record<ColumnField, number>> = {
  ordinal: 1.2,
  category: 2,
  name: 3,
  developer: 4,
  source: 2.6,
  version: 2,
  problems: 4.4,
  'filing-no': 4,
  territory: 1.6,
  description: 6,
};

/** More columns than these stand on a wide page. */
const MOST_UPRIGHT = 6;

/** The notice as an official document: DOCX, PDF and the page are written of it. */
export function noticeDocument(notice: WrittenNotice): OfficialDocument {
  const { text, issuer, attachments } = notice;
  return {
    authority: authorityName(issuer),
    title: text.series === '' ? text.title : `${text.title}\n${text.series}`,
    body: text.paragraphs.map((paragraph) => ({ kind: 'paragraph', text: paragraph })),
    attachments: attachments.map(attachmentOf),
    signature: { authorities: [text.signature], date: text.day },
    ...(isMarked(notice) ? { watermark: DEMO } : {}),
  };
}

function attachmentOf(attachment: NoticeAttachment): OfficialAttachment {
  const { head, rows } = printTable(attachment);
  return {
    title: attachment.title,
    isWide: attachment.columns.length > MOST_UPRIGHT,
    body: [
      ...(attachment.rows.some(({ isPlaceholder }) => isPlaceholder) ? [{ kind: 'paragraph', text: DEMO_NOTE } as const] : []),
      {
        kind: 'table',
        head,
        rows: rows.map((row) =>
          row.map(({ text, span }): OfficialCell => (span === 0 ? undefined : span === 1 ? text : { text, rows: span })),
        ),
        widths: attachment.columns.map(({ field }) => WIDTHS[field]),
      },
    ],
  };
}
