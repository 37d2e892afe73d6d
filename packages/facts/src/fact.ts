import type { Place } from '@touchstone/kernel/place';

export type AttributeValue = string | number | boolean;

/**
 * One thing observed about one app. No opinion: whether it is wrong is a rule's business.
 * `kind` and the names and values of `attributes` are those of the vocabulary (`vocabulary/`); tests hold both to it.
 */
export interface Fact {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly at: Place;
}
