export { drawLookBack, type LookBackDraw } from './draw.ts';
export { type ClauseLook, type ClauseLookOutcome, lookAtClause, lookBackOutcome } from './look-back.ts';
export { type LookedAt, type RelapseRate, type RelapseShare, relapseRate } from './relapse-rate.ts';
export { isOpenCheck, stepCheck, WATCH_STATES, WATCH_STEPS, type WatchEvent, type WatchState } from './watch-check.ts';
export {
  clausesToWatch,
  faultsOfRule,
  nextDue,
  WATCH_KINDS,
  WATCH_TRIGGERS,
  type WatchedCase,
  type WatchKind,
  type WatchRule,
  type WatchRuleFault,
  type WatchTrigger,
  watches,
} from './watch-rule.ts';
