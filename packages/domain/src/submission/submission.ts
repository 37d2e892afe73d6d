import { type Step, stepOf } from '../steps/index.ts';

export const SUBMISSION_STATES = [
  'DRAFT',
  'RECEIVED',
  'VALIDATED',
  'MORE_ASKED',
  'ACCEPTED',
  'RETESTED',
  'PASSED',
  'FAILED',
  'REJECTED',
  'WITHDRAWN',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export type SubmissionEvent =
  | 'send'
  /** The files are of the app, its signer and a higher version. */
  | 'validate'
  | 'accept'
  | 'reject'
  /** The authority wants more: a statement, proof, another clause of the table. */
  | 'ask-more'
  | 'answer'
  | 'begin-retest'
  /** Every run of the retest has ended. */
  | 'retest-ended'
  | 'retest-again'
  | 'pass'
  | 'fail'
  | 'withdraw';

/** `put-right`: every clause fixed and agreed, every live listing with the new file, no suspicion left open. */
export type SubmissionGuard = 'table-complete' | 'put-right';

/** Every step of a submission. The firm: send, answer, withdraw. The system: validate, retest-ended. The authority: the rest. */
export const SUBMISSION_STEPS: readonly Step<SubmissionState, SubmissionEvent, SubmissionGuard>[] = [
  { from: 'DRAFT', on: 'send', when: 'table-complete', to: 'RECEIVED' },
  { from: 'DRAFT', on: 'withdraw', to: 'WITHDRAWN' },
  { from: 'RECEIVED', on: 'validate', to: 'VALIDATED' },
  { from: 'RECEIVED', on: 'reject', to: 'REJECTED' },
  { from: 'VALIDATED', on: 'accept', to: 'ACCEPTED' },
  { from: 'VALIDATED', on: 'reject', to: 'REJECTED' },
  { from: 'VALIDATED', on: 'ask-more', to: 'MORE_ASKED' },
  { from: 'VALIDATED', on: 'withdraw', to: 'WITHDRAWN' },
  { from: 'MORE_ASKED', on: 'answer', when: 'table-complete', to: 'VALIDATED' },
  { from: 'MORE_ASKED', on: 'reject', to: 'REJECTED' },
  { from: 'MORE_ASKED', on: 'withdraw', to: 'WITHDRAWN' },
  { from: 'ACCEPTED', on: 'begin-retest', to: 'ACCEPTED' },
  { from: 'ACCEPTED', on: 'retest-ended', to: 'RETESTED' },
  { from: 'RETESTED', on: 'retest-again', to: 'ACCEPTED' },
  { from: 'RETESTED', on: 'fail', to: 'FAILED' },
  { from: 'RETESTED', on: 'pass', when: 'put-right', to: 'PASSED' },
];

/** What the guards look at. */
export interface SubmissionFacts {
  /** Clauses of the case without a word of what was done. */
  readonly clausesUnanswered: number;
  /** Clauses that are not FIXED, or of which no reviewer agreed. */
  readonly clausesOpen: number;
  /** Live listings that carry another file, or of which nobody knows. */
  readonly listingsOpen: number;
  /** Suspicious signs that no person has judged harmless. */
  readonly suspicions: number;
}

export type SubmissionRefusal = 'no-such-step' | 'table-incomplete' | 'clauses-open' | 'listings-open' | 'suspicion-open';

export type SubmissionOutcome =
  | { readonly ok: true; readonly state: SubmissionState }
  | { readonly ok: false; readonly reason: SubmissionRefusal };

const NOTHING_OPEN: SubmissionFacts = { clausesUnanswered: 0, clausesOpen: 0, listingsOpen: 0, suspicions: 0 };

/** Takes a submission one step on; what lacks first is the reason why not. */
export function advance(state: SubmissionState, on: SubmissionEvent, facts: SubmissionFacts = NOTHING_OPEN): SubmissionOutcome {
  const step = stepOf(SUBMISSION_STEPS, state, on, () => true);
  if (step === undefined) return { ok: false, reason: 'no-such-step' };
  const reason = step.when === undefined ? undefined : LACKS[step.when](facts);
  return reason === undefined ? { ok: true, state: step.to } : { ok: false, reason };
}

const LACKS: Readonly<Record<SubmissionGuard, (facts: SubmissionFacts) => SubmissionRefusal | undefined>> = {
  'table-complete': (facts) => (facts.clausesUnanswered > 0 ? 'table-incomplete' : undefined),
  'put-right': ({ clausesOpen, listingsOpen, suspicions }) => {
    if (clausesOpen > 0) return 'clauses-open';
    if (listingsOpen > 0) return 'listings-open';
    return suspicions > 0 ? 'suspicion-open' : undefined;
  },
};

const OPEN: ReadonlySet<SubmissionState> = new Set(['RECEIVED', 'VALIDATED', 'MORE_ASKED', 'ACCEPTED', 'RETESTED']);

/** Whether somebody is looking at it; of a case one at most is. */
export const isOpen = (state: SubmissionState): boolean => OPEN.has(state);

/** Whether the firm may write in its table. */
export const isEditable = (state: SubmissionState): boolean => state === 'DRAFT' || state === 'MORE_ASKED';
