export { type AnnotationWish, annotateNotice } from './annotate-notice.ts';
export { checkNotice, type NoticeCheck } from './check-notice.ts';
export { composeKept, printedDay } from './compose-kept.ts';
export {
  type DraftWish,
  draftNotice,
  editNotice,
  type NoticeFault,
  type NoticeRefusal,
  type NoticeRefused,
  type NoticeResult,
} from './draft-notice.ts';
export { addRows, dropRows, editRow, MOST_ROWS, placeRow, type RowEdit, type RowPlace, type RowsWish } from './edit-rows.ts';
export { type FigureRecord, type LoadedReported, loadReported, type ReportedRecord, type ReportedTransaction } from './load-reported.ts';
export { faultsOf, moveNotice, type NoticeStepWish } from './move-notice.ts';
export type {
  Candidate,
  CandidateWish,
  GroundRow,
  KeptFile,
  KeptNotice,
  NewNotice,
  NoticeActor,
  NoticeAnnotation,
  NoticeChange,
  NoticePlan,
  NoticePorts,
  NoticeStepRow,
  NoticeTransaction,
  WrittenParts,
} from './ports.ts';
