export { NOTICE_KINDS, type NoticeKind } from './frame/notice-words.ts';
export { type Assets, addressIn, type Lang, type Place, pathOf, ROOT } from './frame/place.ts';
export { mark, style } from './frame/style.ts';
export { aboutPage } from './pages/about.ts';
export { accessibilityPage } from './pages/accessibility.ts';
export { calendarsPage, type OfficialYear } from './pages/calendars.ts';
export { appPage, companyPage } from './pages/card.ts';
export {
  COMPLAINT_FIELDS,
  type ComplaintField,
  type ComplaintForm,
  complaintPage,
  complaintTakenPage,
  HONEYPOT,
} from './pages/complaint.ts';
export { complaintStatePage } from './pages/complaint-state.ts';
export { entriesPage } from './pages/entries.ts';
export { type FailureKind, failurePage } from './pages/failure.ts';
export { homePage } from './pages/home.ts';
export { noticePage, type PublishedNotice } from './pages/notice.ts';
export type { NoticeLine, NoticeTable } from './pages/notice-table.ts';
export { noticesPage } from './pages/notices.ts';
export { openDataPage } from './pages/open-data.ts';
export { type Found, searchPage } from './pages/search.ts';
export { statisticsPage } from './pages/statistics.ts';
