import type { WordIndex } from '../personal-information/word-index.ts';
import type { StatementKind } from './cue.ts';

/** Log odds that a feature adds: to the kind of number `kinds[i]` (in the order of `statementKinds`) `weights[i]`. */
export interface KindWeights {
  readonly kinds: Uint8Array;
  readonly weights: Float64Array;
}

/** What was learned from labelled sentences, in log odds: data/lists/policy-weights.yaml. */
export interface Weights {
  readonly biases: ReadonlyMap<StatementKind, number>;
  /** Features with a name: `cue:`, `has:`, `pair:`, `is:`. */
  readonly named: ReadonlyMap<string, KindWeights>;
  /** Pieces of masked text with 0 for each digit. */
  readonly pieces: WordIndex<KindWeights>;
}
