export { arrangeLists, type ListsWanted, type PlacedRow, placedRows } from './arrange-lists.ts';
export * from './catalogue.ts';
export {
  type CatalogueEntry,
  ENTRY_KINDS,
  type EntryFault,
  type EntryKind,
  type EntryReading,
  readCatalogueEntry,
  withEntries,
} from './catalogue-entry.ts';
export { faultsOfRows, type GroundFinding, type RowFault, type RowFaultReason, type RowGround } from './check-rows.ts';
export {
  authorityName,
  type Composed,
  type ComposeFault,
  composeNotice,
  dayText,
  type NoticeDraft,
  type NoticeNumbers,
  type NoticeText,
  signatureOf,
} from './compose.ts';
export { diffNotices, type NoticeDiff, type RowChange } from './diff.ts';
export { formatFor, type PrintedCell, type PrintedTable, printedRows, printTable } from './print-table.ts';
export { codeOfWording, inPeriod, type ProblemWording, withItem, wordingsOn } from './problem-words.ts';
export { countSubjects, type NoticeAttachment, type NoticeRow, ROW_SUBJECTS, type RowSubject, rowOf, subjectKey } from './row.ts';
export { type NoticeCase, ROW_LINES, type RowLines, rowsOfCase } from './rows-of-case.ts';
export { rowJson, snapshotText } from './snapshot.ts';
export { sourceName } from './source-name.ts';
export {
  advanceNotice,
  isOpen,
  isPublic,
  NOTICE_EVENTS,
  NOTICE_STATES,
  NOTICE_STEPS,
  type NoticeEffect,
  type NoticeEvent,
  type NoticeFacts,
  type NoticeGuard,
  type NoticeOutcome,
  type NoticeState,
} from './steps.ts';
export { basesFor, type Filled, fillText, templatesFor } from './template.ts';
