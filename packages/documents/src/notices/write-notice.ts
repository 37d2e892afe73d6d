import { snapshotText } from '@touchstone/domain/notice';
import { officialDocx } from '../official/official-docx.ts';
import { officialHtml } from '../official/official-html.ts';
import { officialPdf } from '../official/official-pdf.ts';
import type { WrittenNotice } from './notice.ts';
import { noticeArticle } from './notice-article.ts';
import { noticeCsv } from './notice-csv.ts';
import { noticeDocument } from './notice-document.ts';
import { noticeWorkbook } from './notice-workbook.ts';

export const NOTICE_FORMATS = ['docx', 'pdf', 'html', 'xlsx', 'csv', 'json', 'article'] as const;
export type NoticeFileFormat = (typeof NOTICE_FORMATS)[number];

export interface NoticeFile {
  readonly format: NoticeFileFormat;
  /** Number of the attachment that it holds alone; 0: all of the notice. */
  readonly attachment: number;
  readonly name: string;
  readonly content: Uint8Array;
}

/** Every file of a notice. The same notice gives the same bytes. */
export async function writeNotice(notice: WrittenNotice): Promise<readonly NoticeFile[]> {
  const files: NoticeFile[] = [];
  for (const format of WHOLE_FORMATS) files.push(await writeNoticeFile(notice, format));
  return [
    ...files,
    ...notice.attachments.map(
      (attachment): NoticeFile => ({
        format: 'csv',
        attachment: attachment.number,
        name: `attachment-${attachment.number}.csv`,
        content: encoder.encode(noticeCsv(attachment)),
      }),
    ),
  ];
}

/** One file of a notice, to look at before anything is frozen. */
export async function writeNoticeFile(notice: WrittenNotice, format: keyof typeof WHOLE): Promise<NoticeFile> {
  const [name, write] = WHOLE[format];
  return whole(format, name, await write(notice));
}

/** Files that hold all of a notice, each with its name. */
const WHOLE = {
  docx: ['notice.docx', (notice: WrittenNotice) => officialDocx(noticeDocument(notice))],
  pdf: ['notice.pdf', (notice: WrittenNotice) => officialPdf(noticeDocument(notice))],
  html: ['notice.html', (notice: WrittenNotice) => officialHtml(noticeDocument(notice))],
  article: ['article.html', noticeArticle],
  xlsx: ['attachments.xlsx', noticeWorkbook],
  json: ['notice.json', (notice: WrittenNotice) => snapshotText(notice.text, notice.attachments)],
} as const;

/** The page and the article of a draft, to look at before anything is frozen. */
export const previewNotice = (notice: WrittenNotice): { readonly page: string; readonly article: string } => ({
  page: officialHtml(noticeDocument(notice)),
  article: noticeArticle(notice),
});

const WHOLE_FORMATS = ['docx', 'pdf', 'html', 'article', 'xlsx', 'json'] as const satisfies readonly (keyof typeof WHOLE)[];

const encoder = new TextEncoder();

const whole = (format: NoticeFileFormat, name: string, content: string | Uint8Array): NoticeFile => ({
  format,
  attachment: 0,
  name,
  content: typeof content === 'string' ? encoder.encode(content) : content,
});
