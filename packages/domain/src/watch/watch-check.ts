import { type Step, stepOf } from '../steps/index.ts';

export const WATCH_STATES = ['DUE', 'SCANNING', 'REVIEWING', 'PASSED', 'RELAPSED', 'NOT_TESTED', 'DROPPED'] as const;
export type WatchState = (typeof WATCH_STATES)[number];

export type WatchEvent =
  | 'scan'
  /** Something of the old case was seen again: people confirm it or do not. */
  | 'seen-again'
  | 'confirmed'
  | 'rejected'
  | 'passed'
  | 'not-tested'
  /** Off the shelf, or another case runs already. */
  | 'drop';

/** One look at one closed case. Only what people confirmed is a relapse, and only what was looked for is passed. */
export const WATCH_STEPS: readonly Step<WatchState, WatchEvent>[] = [
  { from: 'DUE', on: 'scan', to: 'SCANNING' },
  { from: 'DUE', on: 'drop', to: 'DROPPED' },
  { from: 'DUE', on: 'not-tested', to: 'NOT_TESTED' },
  { from: 'SCANNING', on: 'seen-again', to: 'REVIEWING' },
  { from: 'SCANNING', on: 'confirmed', to: 'RELAPSED' },
  { from: 'SCANNING', on: 'passed', to: 'PASSED' },
  { from: 'SCANNING', on: 'not-tested', to: 'NOT_TESTED' },
  { from: 'SCANNING', on: 'drop', to: 'DROPPED' },
  { from: 'REVIEWING', on: 'confirmed', to: 'RELAPSED' },
  { from: 'REVIEWING', on: 'passed', to: 'PASSED' },
  { from: 'REVIEWING', on: 'not-tested', to: 'NOT_TESTED' },
  { from: 'REVIEWING', on: 'drop', to: 'DROPPED' },
];

export const stepCheck = (state: WatchState, on: WatchEvent): WatchState | undefined => stepOf(WATCH_STEPS, state, on)?.to;

const OPEN: ReadonlySet<WatchState> = new Set(['DUE', 'SCANNING', 'REVIEWING']);
export const isOpenCheck = (state: WatchState): boolean => OPEN.has(state);
