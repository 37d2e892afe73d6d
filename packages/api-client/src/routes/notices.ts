import { addNoticeCatalogueEntry, readNoticeCatalogue } from './notices/catalogue.ts';
import {
  addNoticeRows,
  checkNotice,
  diffNotice,
  downloadNoticeDraft,
  draftNotice,
  dropNoticeRows,
  editNotice,
  editNoticeRow,
  listNoticeCandidates,
  placeNoticeRow,
  previewNotice,
} from './notices/drafts.ts';
import {
  downloadPublishedFile,
  listPublishedNotices,
  readNoticeEntry,
  readNoticeFeed,
  readPublishedNotice,
  searchPublishedRows,
} from './notices/published.ts';
import { downloadNoticeFile, listNotices, readNotice } from './notices/read.ts';
import { listHeldRows, listReportedFigures, loadReportedNotices, readReportedFigure } from './notices/reported.ts';
import { annotateNotice, approveNotice, freezeNotice, publishNotice, returnNotice, submitNotice, withdrawNotice } from './notices/steps.ts';

export * from './notices/catalogue.ts';
export * from './notices/drafts.ts';
export * from './notices/published.ts';
export * from './notices/read.ts';
export * from './notices/reported.ts';
export { Notice, NoticeDetail } from './notices/shapes.ts';
export * from './notices/steps.ts';

export const noticeRoutes = [
  listNotices,
  listNoticeCandidates,
  draftNotice,
  readNotice,
  editNotice,
  addNoticeRows,
  editNoticeRow,
  placeNoticeRow,
  dropNoticeRows,
  previewNotice,
  downloadNoticeDraft,
  diffNotice,
  checkNotice,
  submitNotice,
  returnNotice,
  approveNotice,
  freezeNotice,
  publishNotice,
  withdrawNotice,
  annotateNotice,
  downloadNoticeFile,
  listReportedFigures,
  readReportedFigure,
  listHeldRows,
  loadReportedNotices,
  readNoticeCatalogue,
  addNoticeCatalogueEntry,
  listPublishedNotices,
  readPublishedNotice,
  searchPublishedRows,
  downloadPublishedFile,
  readNoticeFeed,
  readNoticeEntry,
] as const;
