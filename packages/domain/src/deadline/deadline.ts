import { type Step, stepOf } from '../steps/index.ts';

export const DEADLINE_STATES = ['PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED', 'MET', 'EXTENDED', 'EXPIRED', 'CANCELLED'] as const;

/** What became of deadlines, as figures and the lists behind them say it. */
export const DEADLINE_RESULTS = {
  asked: DEADLINE_STATES.filter((state) => state !== 'CANCELLED'),
  kept: ['MET'],
  missed: ['EXPIRED'],
  running: ['RUNNING', 'PROVISIONAL', 'PAUSED'],
} as const satisfies Readonly<Record<string, readonly DeadlineState[]>>;
export type DeadlineResult = keyof typeof DEADLINE_RESULTS;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

export type DeadlineEvent =
  /** What it begins with has happened: proof of service, publication. */
  | 'start'
  /** A calendar came in. */
  | 'recompute'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'meet'
  | 'expire'
  | 'cancel';

export type DeadlineGuard =
  | 'inside-calendar'
  /** No document says the day yet. */
  | 'not-printed'
  | 'document'
  | 'past-due';

/** Every step of a deadline. What was printed moves by document alone: no step of `recompute` takes it. */
export const DEADLINE_STEPS: readonly Step<DeadlineState, DeadlineEvent, DeadlineGuard>[] = [
  { from: 'PENDING', on: 'start', when: 'inside-calendar', to: 'RUNNING' },
  { from: 'PENDING', on: 'start', to: 'PROVISIONAL' },
  { from: 'PENDING', on: 'cancel', to: 'CANCELLED' },
  { from: 'PROVISIONAL', on: 'recompute', when: 'inside-calendar', to: 'RUNNING' },
  { from: 'PROVISIONAL', on: 'pause', when: 'document', to: 'PAUSED' },
  { from: 'PROVISIONAL', on: 'extend', when: 'document', to: 'EXTENDED' },
  { from: 'PROVISIONAL', on: 'meet', to: 'MET' },
  { from: 'PROVISIONAL', on: 'cancel', to: 'CANCELLED' },
  { from: 'RUNNING', on: 'recompute', when: 'not-printed', to: 'RUNNING' },
  { from: 'RUNNING', on: 'pause', when: 'document', to: 'PAUSED' },
  { from: 'RUNNING', on: 'extend', when: 'document', to: 'EXTENDED' },
  { from: 'RUNNING', on: 'meet', to: 'MET' },
  { from: 'RUNNING', on: 'expire', when: 'past-due', to: 'EXPIRED' },
  { from: 'RUNNING', on: 'cancel', to: 'CANCELLED' },
  { from: 'PAUSED', on: 'resume', when: 'document', to: 'RUNNING' },
  { from: 'PAUSED', on: 'extend', when: 'document', to: 'EXTENDED' },
  { from: 'PAUSED', on: 'meet', to: 'MET' },
  { from: 'PAUSED', on: 'cancel', to: 'CANCELLED' },
];

/** The state an event leads to; undefined when the step does not exist or its guard does not hold. */
export const moveDeadline = (from: DeadlineState, on: DeadlineEvent, holds: (guard: DeadlineGuard) => boolean): DeadlineState | undefined =>
  stepOf(DEADLINE_STEPS, from, on, holds)?.to;
