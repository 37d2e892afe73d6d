import type { WordIndex } from '../personal-information/word-index.ts';
import type { StatementKind } from './cue.ts';

/** What a feature adds. */
export interface FeatureWeights {
  /** Log odds: to the kind of number `kinds[i]` (in the order of `statementKinds`) `weights[i]`. */
  readonly kinds: Uint8Array;
  readonly weights: Float64Array;
  /** To the units of the layer; empty when the layer does not look at the feature. */
  readonly units: Float64Array;
}

/** What was learned from labelled sentences, in log odds: data/lists/policy-weights.yaml. */
export interface Weights {
  readonly biases: ReadonlyMap<StatementKind, number>;
  /** Features with a name: `cue:`, `has:`, `pair:`, `is:`. */
  readonly named: ReadonlyMap<string, FeatureWeights>;
  /** Pieces of masked text with 0 for each digit. */
  readonly pieces: WordIndex<FeatureWeights>;
  readonly layer: Layer;
}

/**
 * Units between features and kinds: words that mean alike move the same unit, so that what was learned of one holds for the others. A
 * unit is the sum of what the features of a sentence add, over the root of their number; below zero it says nothing.
 */
export interface Layer {
  /** What a unit has without features; as many as there are units. */
  readonly biases: Float64Array;
  /** By unit, then kind: log odds that the unit adds. */
  readonly kinds: Float64Array;
  /** Log odds of each kind without units. */
  readonly kindBiases: Float64Array;
  /** Its part in the mean of both ways to judge, 0–1. */
  readonly share: number;
}
