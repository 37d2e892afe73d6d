export { type ByDocument, type Extension, extendDeadline, pauseDeadline, resumeDeadline } from './by-document.ts';
export { endDeadline } from './end-deadline.ts';
export { type ExpirePorts, type ExpireTransaction, escalateDeadlines, expireDeadlines } from './expire-deadlines.ts';
export type {
  BasisDocument,
  By,
  ClockPaper,
  DeadlineChange,
  DeadlineEventRow,
  DeadlineRefusal,
  DeadlineRefused,
  DeadlineStanding,
  DeadlineSubject,
  DeadlineTransaction,
  KeptDeadline,
  MoveDeadline,
} from './ports.ts';
export { type Recomputed, type RecomputeTransaction, recomputeDeadlines } from './recompute-deadlines.ts';
export { beginDeadline, type NewDeadline, printDeadline, startDeadline } from './start-deadline.ts';
