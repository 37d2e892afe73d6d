import { type Step, stepOf } from '../steps/index.ts';

export type ComplaintState = 'RECEIVED' | 'SCREENED' | 'LINKED' | 'IN_TEST' | 'ANSWERED' | 'CLOSED' | 'DUPLICATE' | 'OUT_OF_SCOPE';

export const COMPLAINT_EVENTS = ['screen', 'link', 'unlink', 'test', 'answer', 'close', 'duplicate', 'out-of-scope', 'reopen'] as const;
export type ComplaintEvent = (typeof COMPLAINT_EVENTS)[number];

export type ComplaintGuard =
  /** A person, or a package that is the app's, says which app it is. */
  | 'has-app'
  /** What the reporter is told is written. */
  | 'has-answer'
  /** The one it repeats is named, and is no duplicate itself. */
  | 'has-original';

export type ComplaintEffect =
  /** A lead, linked to the same app, from which campaigns draw. */
  | 'open-lead'
  | 'answer-lead'
  | 'dismiss-lead'
  /** From now on the days are counted after which the reporter is forgotten. */
  | 'count-down'
  | 'stop-count-down';

/** Every step of a complaint. */
export const COMPLAINT_STEPS: readonly Step<ComplaintState, ComplaintEvent, ComplaintGuard, ComplaintEffect>[] = [
  { from: 'RECEIVED', on: 'screen', to: 'SCREENED' },
  { from: 'RECEIVED', on: 'duplicate', when: 'has-original', to: 'DUPLICATE', effects: ['count-down'] },
  { from: 'RECEIVED', on: 'out-of-scope', when: 'has-answer', to: 'OUT_OF_SCOPE', effects: ['count-down'] },
  { from: 'SCREENED', on: 'link', when: 'has-app', to: 'LINKED', effects: ['open-lead'] },
  { from: 'SCREENED', on: 'duplicate', when: 'has-original', to: 'DUPLICATE', effects: ['count-down'] },
  { from: 'SCREENED', on: 'out-of-scope', when: 'has-answer', to: 'OUT_OF_SCOPE', effects: ['count-down'] },
  { from: 'LINKED', on: 'unlink', to: 'SCREENED', effects: ['dismiss-lead'] },
  { from: 'LINKED', on: 'test', to: 'IN_TEST' },
  { from: 'LINKED', on: 'duplicate', when: 'has-original', to: 'DUPLICATE', effects: ['dismiss-lead', 'count-down'] },
  { from: 'LINKED', on: 'out-of-scope', when: 'has-answer', to: 'OUT_OF_SCOPE', effects: ['dismiss-lead', 'count-down'] },
  { from: 'LINKED', on: 'answer', when: 'has-answer', to: 'ANSWERED' },
  { from: 'IN_TEST', on: 'answer', when: 'has-answer', to: 'ANSWERED', effects: ['answer-lead'] },
  { from: 'ANSWERED', on: 'close', to: 'CLOSED', effects: ['count-down'] },
  { from: 'ANSWERED', on: 'reopen', to: 'LINKED' },
  { from: 'CLOSED', on: 'reopen', to: 'LINKED', effects: ['stop-count-down'] },
  { from: 'DUPLICATE', on: 'reopen', to: 'SCREENED', effects: ['stop-count-down'] },
  { from: 'OUT_OF_SCOPE', on: 'reopen', to: 'SCREENED', effects: ['stop-count-down'] },
];

export interface ComplaintFacts {
  readonly app: string | null;
  readonly answer: string | null;
  /** The one that this one repeats; null when none is named, or when that is a duplicate itself. */
  readonly original: string | null;
}

const HOLDS: Readonly<Record<ComplaintGuard, (facts: ComplaintFacts) => boolean>> = {
  'has-app': ({ app }) => app !== null,
  'has-answer': ({ answer }) => answer !== null && answer.trim() !== '',
  'has-original': ({ original }) => original !== null,
};

/** The step that an event takes; undefined when there is none, or what it needs is missing. */
export const advanceComplaint = (state: ComplaintState, on: ComplaintEvent, facts: ComplaintFacts) =>
  stepOf(COMPLAINT_STEPS, state, on, (guard) => HOLDS[guard](facts));
