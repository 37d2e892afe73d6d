import type { Item } from './world.ts';

/** An item that a person has looked at. */
export interface Reviewed {
  readonly item: Item;
  /** What the person said: nearly always the truth. */
  readonly isReal: boolean;
  /** Chance with which it came before a person. */
  readonly drawnWith: number;
}

/** A way of making one answer of many engines'. It sees votes and what people decided, never the truth. */
export interface Method {
  readonly name: string;
  /** Probability, or a score where the method has none. */
  score(item: Item): number;
  /** From this score on people look. */
  readonly reviewFrom: number;
  readonly givesProbabilities: boolean;
  /** After each batch. */
  learn(batch: readonly Item[], reviewed: readonly Reviewed[]): void;
}
