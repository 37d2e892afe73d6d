import type { WordIndex } from '../personal-information/word-index.ts';
import type { StatementKind } from './cue.ts';

/** What was learned from labelled sentences, in log odds: data/lists/policy-weights.yaml. Features are numbers: places in `table`. */
export interface Weights {
  readonly biases: ReadonlyMap<StatementKind, number>;
  /** Features with a name: `cue:`, `has:`, `pair:`, `is:`. */
  readonly named: ReadonlyMap<string, number>;
  /** Pieces of masked text with 0 for each digit. */
  readonly pieces: WordIndex<number>;
  readonly table: FeatureTable;
  readonly layer: Layer;
}

/** What features add. One array for all of them: a sentence has a hundred. */
export interface FeatureTable {
  /** Feature n has the places `starts[n]` up to `starts[n + 1]` of `kinds` and `weights`. */
  readonly starts: Uint32Array;
  /** Log odds: to the kind of number `kinds[i]` (in the order of `statementKinds`) `weights[i]`. */
  readonly kinds: Uint8Array;
  readonly weights: Float64Array;
  /** Row of a feature in `digits`; `NO_ROW` when the layer does not look at it. */
  readonly rows: Int32Array;
  /** By row, then unit: what it adds to the unit in steps of the unit. */
  readonly digits: Int8Array;
}

export const NO_ROW = -1;

/**
 * Units between features and kinds: words that mean alike move the same unit, so that what was learned of one holds for the others. A
 * unit is the sum of what the features of a sentence add, over the root of their number; below zero it says nothing.
 */
export interface Layer {
  /** Size of one digit of `FeatureTable`, by unit. */
  readonly steps: Float64Array;
  /** What a unit has without features; as many as there are units. */
  readonly biases: Float64Array;
  /** By unit, then kind: log odds that the unit adds. */
  readonly kinds: Float64Array;
  /** Log odds of each kind without units. */
  readonly kindBiases: Float64Array;
  /** Its part in the mean of both ways to judge, 0–1. */
  readonly share: number;
}
