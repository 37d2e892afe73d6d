import { type Step, stepOf } from '../steps/index.ts';

export type ProgrammeState = 'DRAFT' | 'ANNOUNCED' | 'SCANNING' | 'NOTIFIED' | 'ENFORCING' | 'CLOSED' | 'CANCELLED';
export type ProgrammeEvent = 'announce' | 'scan' | 'notify' | 'enforce' | 'close' | 'cancel';
export type ProgrammeGuard =
  /** Every listing of it was looked at, or it is said why it could not be. */
  'all-looked-at' | 'deadline-passed';

/** Announce, look at every listing, tell developers, wait, then measures: never a measure before the deadline has passed. */
export const PROGRAMME_STEPS: readonly Step<ProgrammeState, ProgrammeEvent, ProgrammeGuard>[] = [
  { from: 'DRAFT', on: 'announce', to: 'ANNOUNCED' },
  { from: 'DRAFT', on: 'cancel', to: 'CANCELLED' },
  { from: 'ANNOUNCED', on: 'scan', to: 'SCANNING' },
  { from: 'ANNOUNCED', on: 'cancel', to: 'CANCELLED' },
  { from: 'SCANNING', on: 'notify', when: 'all-looked-at', to: 'NOTIFIED' },
  { from: 'SCANNING', on: 'cancel', to: 'CANCELLED' },
  { from: 'NOTIFIED', on: 'enforce', when: 'deadline-passed', to: 'ENFORCING' },
  { from: 'NOTIFIED', on: 'cancel', to: 'CANCELLED' },
  { from: 'ENFORCING', on: 'close', to: 'CLOSED' },
];

export const advanceProgramme = (
  state: ProgrammeState,
  on: ProgrammeEvent,
  facts: { readonly openTargets: number; readonly dueAtMs: number | null; readonly nowMs: number },
): ProgrammeState | undefined =>
  stepOf(PROGRAMME_STEPS, state, on, (guard) =>
    guard === 'all-looked-at' ? facts.openTargets === 0 : facts.dueAtMs !== null && facts.nowMs > facts.dueAtMs,
  )?.to;

export type TargetState = 'PENDING' | 'SCANNING' | 'NOT_TESTED' | 'CLEAN' | 'PROBLEM' | 'NOTIFIED' | 'FIXED' | 'MEASURED' | 'LIFTED';
export type TargetEvent = 'scan' | 'cannot-scan' | 'found-clean' | 'found-problem' | 'notify' | 'fixed' | 'measure' | 'lift';

/** A listing of a programme. What was not tested is not clean. */
export const TARGET_STEPS: readonly Step<TargetState, TargetEvent>[] = [
  { from: 'PENDING', on: 'scan', to: 'SCANNING' },
  { from: 'PENDING', on: 'cannot-scan', to: 'NOT_TESTED' },
  { from: 'SCANNING', on: 'cannot-scan', to: 'NOT_TESTED' },
  { from: 'SCANNING', on: 'found-clean', to: 'CLEAN' },
  { from: 'SCANNING', on: 'found-problem', to: 'PROBLEM' },
  { from: 'PROBLEM', on: 'notify', to: 'NOTIFIED' },
  { from: 'NOTIFIED', on: 'fixed', to: 'FIXED' },
  { from: 'NOTIFIED', on: 'measure', to: 'MEASURED' },
  { from: 'MEASURED', on: 'measure', to: 'MEASURED' },
  { from: 'MEASURED', on: 'fixed', to: 'FIXED' },
  { from: 'MEASURED', on: 'lift', to: 'LIFTED' },
  { from: 'LIFTED', on: 'measure', to: 'MEASURED' },
];

export const advanceTarget = (state: TargetState, on: TargetEvent): TargetState | undefined => stepOf(TARGET_STEPS, state, on)?.to;
