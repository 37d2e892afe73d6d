import { statementKinds } from './cue.ts';
import { type FeatureTable, type Layer, NO_ROW, type Weights } from './weights.ts';

const KINDS = statementKinds.length;

/** Units of a sentence, and by what the sums of its features are divided. */
export interface Units {
  /** Nothing is below zero. */
  readonly values: Float64Array;
  /** Numbers of those above zero, rising. */
  readonly active: readonly number[];
  readonly scale: number;
}

export function unitsOf(features: readonly number[], { table: { rows, digits }, layer: { biases, steps } }: Weights): Units {
  const seen = features.map((feature) => rows[feature] ?? NO_ROW).filter((row) => row !== NO_ROW);
  const scale = 1 / Math.sqrt(seen.length + 1);
  const values = biases.slice();
  const count = values.length;
  for (const row of seen) {
    const first = row * count;
    for (let unit = 0; unit < count; unit++)
      values[unit] = (values[unit] ?? 0) + scale * ((steps[unit] ?? 0) * (digits[first + unit] ?? 0));
  }
  const active: number[] = [];
  for (let unit = 0; unit < count; unit++) {
    if ((values[unit] ?? 0) > 0) active.push(unit);
    else values[unit] = 0;
  }
  return { values, active, scale };
}

/** Log odds of each kind, in their order. */
export function oddsOfUnits({ values, active }: Units, { kinds, kindBiases }: Layer): Float64Array {
  const odds = kindBiases.slice();
  for (const unit of active) {
    const value = values[unit] ?? 0;
    const first = unit * KINDS;
    for (let at = 0; at < KINDS; at++) odds[at] = (odds[at] ?? 0) + value * (kinds[first + at] ?? 0);
  }
  return odds;
}

/** What a feature adds to the log odds of a kind by the units that are above zero. */
export function throughUnits(
  feature: number,
  kind: number,
  { rows, digits }: FeatureTable,
  { active, scale }: Units,
  { kinds, steps, biases }: Layer,
): number {
  const row = rows[feature] ?? NO_ROW;
  if (row === NO_ROW) return 0;
  const first = row * biases.length;
  let sum = 0;
  for (const unit of active) sum += (steps[unit] ?? 0) * (digits[first + unit] ?? 0) * (kinds[unit * KINDS + kind] ?? 0);
  return sum * scale;
}
