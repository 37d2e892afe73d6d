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

/** The documents by which a step is taken: a later end stands in a 延期决定书. */
export const documentsFor = <D extends { readonly type: string }>(step: ClockStep['step'], issued: readonly D[]): readonly D[] =>
  step === 'extend' ? issued.filter(({ type }) => type === 'extension') : issued;
