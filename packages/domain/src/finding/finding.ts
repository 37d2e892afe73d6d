import { type Step, stepOf } from '../steps/index.ts';

export type FindingState =
  | 'CANDIDATE'
  | 'AUTO_REJECTED'
  | 'NEEDS_REVIEW'
  | 'CONFIRMED'
  | 'REJECTED'
  | 'INSUFFICIENT'
  | 'FIXED'
  | 'PERSISTS'
  | 'NOT_REPRODUCED';

/** Who says so. Engines and fusion are `machine`; what a person said, only a person can change. */
export type FindingBy = 'machine' | 'person' | 'authority-flag';

export type FindingEvent =
  | 'score-high'
  | 'score-low'
  /** Drawn by the random audit of rejections. */
  | 'drawn-for-audit'
  | 'confirm'
  | 'reject'
  | 'ask-evidence'
  | 'evidence-added'
  /** The clause is flagged machine-decidable by the authority. */
  | 'machine-decided'
  /** A person withdraws a decision, with a reason. */
  | 'reopen'
  | 'retest-present'
  | 'retest-absent'
  | 'retest-not-tested'
  /** A reviewer agrees that it is gone. */
  | 'agree-fixed';

export type FindingGuard = 'all-capable-say-absent';

interface FindingStep extends Step<FindingState, FindingEvent, FindingGuard> {
  readonly by: FindingBy;
}

/** Every step of a finding. */
export const FINDING_STEPS: readonly FindingStep[] = [
  { from: 'CANDIDATE', on: 'score-high', by: 'machine', to: 'NEEDS_REVIEW' },
  { from: 'CANDIDATE', on: 'score-low', by: 'machine', to: 'AUTO_REJECTED' },
  { from: 'AUTO_REJECTED', on: 'score-low', by: 'machine', to: 'AUTO_REJECTED' },
  { from: 'AUTO_REJECTED', on: 'score-high', by: 'machine', to: 'NEEDS_REVIEW' },
  { from: 'AUTO_REJECTED', on: 'drawn-for-audit', by: 'machine', to: 'NEEDS_REVIEW' },
  { from: 'NEEDS_REVIEW', on: 'score-high', by: 'machine', to: 'NEEDS_REVIEW' },
  { from: 'NEEDS_REVIEW', on: 'score-low', by: 'machine', to: 'AUTO_REJECTED' },
  { from: 'NEEDS_REVIEW', on: 'machine-decided', by: 'authority-flag', to: 'CONFIRMED' },
  { from: 'NEEDS_REVIEW', on: 'confirm', by: 'person', to: 'CONFIRMED' },
  { from: 'NEEDS_REVIEW', on: 'reject', by: 'person', to: 'REJECTED' },
  { from: 'NEEDS_REVIEW', on: 'ask-evidence', by: 'person', to: 'INSUFFICIENT' },
  { from: 'INSUFFICIENT', on: 'evidence-added', by: 'person', to: 'NEEDS_REVIEW' },
  { from: 'INSUFFICIENT', on: 'reject', by: 'person', to: 'REJECTED' },

  { from: 'REJECTED', on: 'reopen', by: 'person', to: 'NEEDS_REVIEW' },
  { from: 'CONFIRMED', on: 'reopen', by: 'person', to: 'NEEDS_REVIEW' },

  { from: 'CONFIRMED', on: 'retest-present', by: 'machine', to: 'PERSISTS' },
  { from: 'CONFIRMED', on: 'retest-absent', when: 'all-capable-say-absent', by: 'machine', to: 'NOT_REPRODUCED' },
  { from: 'CONFIRMED', on: 'retest-not-tested', by: 'machine', to: 'CONFIRMED' },
  { from: 'PERSISTS', on: 'retest-present', by: 'machine', to: 'PERSISTS' },
  { from: 'PERSISTS', on: 'retest-absent', when: 'all-capable-say-absent', by: 'machine', to: 'NOT_REPRODUCED' },
  { from: 'PERSISTS', on: 'retest-not-tested', by: 'machine', to: 'PERSISTS' },
  { from: 'PERSISTS', on: 'reopen', by: 'person', to: 'NEEDS_REVIEW' },
  { from: 'NOT_REPRODUCED', on: 'retest-present', by: 'machine', to: 'PERSISTS' },
  { from: 'NOT_REPRODUCED', on: 'retest-absent', when: 'all-capable-say-absent', by: 'machine', to: 'NOT_REPRODUCED' },
  { from: 'NOT_REPRODUCED', on: 'retest-not-tested', by: 'machine', to: 'NOT_REPRODUCED' },
  { from: 'NOT_REPRODUCED', on: 'agree-fixed', by: 'person', to: 'FIXED' },
  { from: 'NOT_REPRODUCED', on: 'reopen', by: 'person', to: 'NEEDS_REVIEW' },
];

/** What one run of the retest said about the clause. */
export interface RetestVote {
  readonly engine: string;
  /** The engine's capability matrix says it can see this fault, and the run had the inputs for it. */
  readonly couldSee: boolean;
  readonly vote: 'DETECTED' | 'NOT_DETECTED' | 'NOT_TESTED' | 'ERROR';
}

/**
 * What a retest means for a finding. Absent takes every engine that could see the fault, and one at least; an engine
 * that fell silent or crashed leaves it open.
 */
export function retestEvent(votes: readonly RetestVote[]): 'retest-present' | 'retest-absent' | 'retest-not-tested' {
  if (votes.some((vote) => vote.vote === 'DETECTED')) return 'retest-present';
  return allCapableSayAbsent(votes) ? 'retest-absent' : 'retest-not-tested';
}

const allCapableSayAbsent = (votes: readonly RetestVote[]) => {
  const capable = votes.filter((vote) => vote.couldSee);
  return capable.length > 0 && capable.every((vote) => vote.vote === 'NOT_DETECTED');
};

export type FindingOutcome =
  | { readonly ok: true; readonly state: FindingState }
  | { readonly ok: false; readonly reason: 'no-such-step' | 'human-decision-stands' | 'wrong-actor' | 'could-not-see' };

const MACHINE_EVENTS: ReadonlySet<FindingEvent> = new Set(['score-high', 'score-low', 'drawn-for-audit', 'machine-decided']);

/** States that a person has put a finding into, or that stand on a person's decision. */
const DECIDED: ReadonlySet<FindingState> = new Set(['CONFIRMED', 'REJECTED', 'INSUFFICIENT', 'FIXED', 'PERSISTS', 'NOT_REPRODUCED']);

/**
 * Takes a finding one step on.
 * @param votes of the retest, for its events
 */
export function advance(state: FindingState, on: FindingEvent, by: FindingBy, votes: readonly RetestVote[] = []): FindingOutcome {
  if (DECIDED.has(state) && MACHINE_EVENTS.has(on)) return { ok: false, reason: 'human-decision-stands' };
  const rows = FINDING_STEPS.filter((step) => step.from === state && step.on === on);
  if (rows.length === 0) return { ok: false, reason: 'no-such-step' };
  if (rows.every((step) => step.by !== by)) return { ok: false, reason: 'wrong-actor' };
  const step = stepOf(FINDING_STEPS, state, on, () => allCapableSayAbsent(votes));
  return step === undefined ? { ok: false, reason: 'could-not-see' } : { ok: true, state: step.to };
}

/** 未结: people have still to decide or to look again. What the machine alone has said, what was rejected and what was fixed is not. */
export const OPEN_FINDINGS: readonly FindingState[] = ['NEEDS_REVIEW', 'INSUFFICIENT', 'CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED'];

/** 已认定: people confirmed it, whatever became of it. */
export const ESTABLISHED_FINDINGS: readonly FindingState[] = ['CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED', 'FIXED'];

/** Whether a finding counts as a violation today. */
export const isOpenViolation = (state: FindingState): boolean =>
  state === 'CONFIRMED' || state === 'PERSISTS' || state === 'NOT_REPRODUCED';
