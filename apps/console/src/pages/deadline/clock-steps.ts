interface ClockStep {
  readonly step: 'pause' | 'resume';
  /** Of the deadline. */
  readonly states: readonly string[];
}

/** Steps of a clock that only a document takes. */
export const CLOCK_STEPS: readonly ClockStep[] = [
  { step: 'pause', states: ['RUNNING', 'PROVISIONAL'] },
  { step: 'resume', states: ['PAUSED'] },
];
