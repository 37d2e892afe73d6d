/** What tells whether a word of the vocabulary is information that a sentence says is processed: data/lists/policy-word-weights.yaml. */
export interface WordWeights {
  /** Log odds. */
  readonly bias: number;
  /** Feature → log odds that it adds. */
  readonly features: ReadonlyMap<string, number>;
}
