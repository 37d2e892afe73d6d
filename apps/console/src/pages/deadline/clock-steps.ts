export interface ClockStep {
  readonly step: 'pause' | 'resume' | 'extend';
  /** Of the deadline. */
  readonly states: readonly string[];
}

/** Steps of a clock that only a document takes. */
export const CLOCK_STEPS: readonly ClockStep[] = [
  { step: 'pause', states: ['RUNNING', 'PROVISIONAL'] },
  { step: 'resume', states: ['PAUSED'] },
  { step: 'extend', states: ['RUNNING', 'PROVISIONAL', 'PAUSED'] },
];

/** The type of document that each step rests on, and the template in which it is drafted. */
export const PAPER_OF: Readonly<Record<ClockStep['step'], string>> = { pause: 'pause', resume: 'resume', extend: 'extension' };

/** The documents by which a step is taken. */
export const documentsFor = <D extends { readonly type: string }>(step: ClockStep['step'], issued: readonly D[]): readonly D[] =>
  issued.filter(({ type }) => type === PAPER_OF[step]);
