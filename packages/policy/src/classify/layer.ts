import { statementKinds } from './cue.ts';
import type { FeatureWeights, Layer } from './weights.ts';

const KINDS = statementKinds.length;

/** Units of a sentence that are above zero, and by what the sums of its features are divided. */
export interface Units {
  readonly values: Float64Array;
  readonly scale: number;
}

export function unitsOf(features: readonly { readonly learned: FeatureWeights }[], { biases }: Layer): Units {
  const seen = features.filter(({ learned }) => learned.units.length > 0);
  const scale = 1 / Math.sqrt(seen.length + 1);
  const values = Float64Array.from(biases);
  for (const { learned } of seen)
    for (let unit = 0; unit < values.length; unit++) values[unit] = (values[unit] ?? 0) + scale * (learned.units[unit] ?? 0);
  return { values: values.map((value) => Math.max(0, value)), scale };
}

/** Log odds of each kind, in their order. */
export function oddsOfUnits({ values }: Units, { kinds, kindBiases }: Layer): Float64Array {
  const odds = Float64Array.from(kindBiases);
  for (let unit = 0; unit < values.length; unit++) {
    const value = values[unit] ?? 0;
    if (value > 0) for (let at = 0; at < KINDS; at++) odds[at] = (odds[at] ?? 0) + value * (kinds[unit * KINDS + at] ?? 0);
  }
  return odds;
}

/** What a feature adds to the log odds of a kind by the units that are above zero. */
export function throughUnits({ units }: FeatureWeights, kind: number, { values, scale }: Units, { kinds }: Layer): number {
  let sum = 0;
  for (let unit = 0; unit < units.length; unit++)
    if ((values[unit] ?? 0) > 0) sum += (units[unit] ?? 0) * (kinds[unit * KINDS + kind] ?? 0);
  return sum * scale;
}
