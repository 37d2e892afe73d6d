export type { DocumentOptions } from './document-options.ts';
export { type Guide, type GuideOptions, guideOf } from './guidance/guide.ts';
export { type GuideBrand, guideBook } from './guidance/guide-book.ts';
export { guidePath, guideSite } from './guidance/guide-site.ts';
export { guideText } from './guidance/guide-text.ts';
export { collectedList } from './lists/collected-list.ts';
export type { Cell, DataList, EvidenceLine, ListRow, Piece } from './lists/data-list.ts';
export { sharedList } from './lists/shared-list.ts';
export { type ListFormat, writeLists } from './lists/write-lists.ts';
export type { WrittenNotice } from './notices/notice.ts';
export {
  NOTICE_FORMATS,
  type NoticeFile,
  type NoticeFileFormat,
  previewNotice,
  writeNotice,
  writeNoticeFile,
} from './notices/write-notice.ts';
export { type WorkbookSheet, workbook } from './office/workbook.ts';
export { officialDocx } from './official/official-docx.ts';
export { officialHtml } from './official/official-html.ts';
export { officialPdf } from './official/official-pdf.ts';
export { type Outcome, type Rectification, type RectifiedClause, rectification } from './rectification/rectification.ts';
export { rectificationDocx } from './rectification/rectification-docx.ts';
export { reportDocument } from './report/report-document.ts';
export type { WrittenFile } from './written-file.ts';
