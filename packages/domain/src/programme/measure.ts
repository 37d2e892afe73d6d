import { type Step, stepOf } from '../steps/index.ts';

/** 问题通报 · 下架 · 账号封禁, the mildest first. */
export const MEASURE_KINDS = ['problem-notice', 'delist', 'account-ban'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export type MeasureState = 'IMPOSED' | 'APPEALED' | 'UPHELD' | 'LIFTED';
export type MeasureEvent = 'appeal' | 'uphold' | 'lift';

export const MEASURE_STEPS: readonly Step<MeasureState, MeasureEvent>[] = [
  { from: 'IMPOSED', on: 'appeal', to: 'APPEALED' },
  { from: 'IMPOSED', on: 'lift', to: 'LIFTED' },
  { from: 'APPEALED', on: 'uphold', to: 'UPHELD' },
  { from: 'APPEALED', on: 'lift', to: 'LIFTED' },
  { from: 'UPHELD', on: 'lift', to: 'LIFTED' },
];

export const advanceMeasure = (state: MeasureState, on: MeasureEvent): MeasureState | undefined => stepOf(MEASURE_STEPS, state, on)?.to;

export interface EarlierMeasure {
  readonly kind: MeasureKind;
  readonly state: MeasureState;
}

export type MayImpose =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `skips-a-grade`: a milder one comes first; `in-force`: the same one is. */
      readonly reason: 'skips-a-grade' | 'in-force';
    };

/**
 * Whether a measure may follow those before it on the same listing: one grade at a time. A listing whose developer evades the
 * test by technical means may be taken off at once, and still no account is closed for a first fault.
 */
export function mayImpose(kind: MeasureKind, earlier: readonly EarlierMeasure[], evades: boolean): MayImpose {
  const standing = earlier.filter(({ state }) => state !== 'LIFTED');
  if (standing.some((one) => one.kind === kind)) return { ok: false, reason: 'in-force' };
  const highest = Math.max(-1, ...standing.map((one) => MEASURE_KINDS.indexOf(one.kind)));
  const grade = MEASURE_KINDS.indexOf(kind);
  const allowed = Math.max(highest + 1, evades ? MEASURE_KINDS.indexOf('delist') : 0);
  return grade <= allowed ? { ok: true } : { ok: false, reason: 'skips-a-grade' };
}
