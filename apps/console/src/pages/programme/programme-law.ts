/** Steps of a programme and from where; the law of the programme says the same (programme-law.test.ts). */
export const PROGRAMME_STEPS = [
  { on: 'announce', kind: 'main', from: ['DRAFT'] },
  { on: 'scan', kind: 'main', from: ['ANNOUNCED'] },
  { on: 'notify', kind: 'main', from: ['SCANNING'] },
  { on: 'enforce', kind: 'main', from: ['NOTIFIED'] },
  { on: 'close', kind: 'plain', from: ['ENFORCING'] },
  { on: 'cancel', kind: 'danger', from: ['DRAFT', 'ANNOUNCED', 'SCANNING', 'NOTIFIED'] },
] as const;

/** Measures, the mildest first: each after the one before it. */
export const MEASURES = ['problem-notice', 'delist', 'account-ban'] as const;
export type MeasureKind = (typeof MEASURES)[number];

/** Whether a measure can be imposed on a listing. */
export const canMeasure = (state: string): boolean => ['NOTIFIED', 'MEASURED', 'LIFTED'].includes(state);
