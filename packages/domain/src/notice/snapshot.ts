import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import type { NoticeText } from './compose.ts';
import type { NoticeAttachment, NoticeRow } from './row.ts';

/** Everything that a notice says, as one text: what its snapshot hash is taken of. Who tells it again tells the same bytes. */
export function snapshotText(text: NoticeText, attachments: readonly NoticeAttachment[]): string {
  return canonical({
    schema: 'touchstone-notice/1',
    title: text.title,
    series: text.series,
    paragraphs: [...text.paragraphs],
    annexes: [...text.annexes],
    signature: text.signature,
    day: text.day,
    attachments: attachments.map(({ number, kind, title, issuer, columns, rows }) => ({
      number,
      kind,
      title,
      issuer,
      columns: columns.map(({ title: head }) => head),
      rows: rows.map(rowJson),
    })),
  });
}

/** A row as the machine feed gives it: without what only we know. */
export const rowJson = (row: NoticeRow): { readonly [field: string]: Canonical } => ({
  subject: row.subject,
  name: row.name,
  developer: row.developer,
  source: row.source,
  version: row.version,
  problems: [...row.problems],
  filingNo: row.filingNo,
  territory: row.territory,
  category: row.category,
  description: row.description,
  isPlaceholder: row.isPlaceholder,
});
