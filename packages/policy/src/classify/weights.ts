import type { StatementKind } from './cue.ts';

/** What was learned from labelled sentences, in log odds: corrections of the cues, and pieces of text. data/lists/policy-weights.yaml. */
export interface Weights {
  readonly biases: ReadonlyMap<StatementKind, number>;
  /** Feature → kind → weight. A feature is a piece of masked text, or `cue:` with kind and text of a cue, or `has:` with a class. */
  readonly features: ReadonlyMap<string, ReadonlyMap<StatementKind, number>>;
}
