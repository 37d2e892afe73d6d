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
  /** How code comes to run what the fact is about, or how data comes to where it goes. Facts of whole-program analysis have one. */
  readonly proof?: Proof;
  /** When it happened, for what a run did once or again and again. */
  readonly timeline?: FactTimeline;
  /** The words at which it stands, as written: a sentence or cell of the policy. */
  readonly quote?: string;
}

/** Moments in milliseconds since 1970, by the clock of the device. */
export interface FactTimeline {
  /** At most 500, in order: the first, the last and of the others as many as fit, evenly. */
  readonly times: readonly number[];
  /** How often it happened: more than `times` when some are left out. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
  /** The record that weighs most, where it is not the one at which the fact stands. */
  readonly worst?: Place;
  /** Of the code that did it, innermost first. */
  readonly stack?: readonly string[];
}

/** A chain that a person can follow in the code, step by step, from what the system calls down to the place of the fact. */
export interface Proof {
  /** At least one; the last stands where the fact does. */
  readonly chain: readonly Rung[];
  /** The branch or callback that only agreement opens, when one lies on the way. */
  readonly guard?: Guard;
  /** A few other ways, shortest first. */
  readonly others?: readonly (readonly Rung[])[];
}

/** One method on the way, and why it runs. */
export interface Rung {
  /** The instruction that leads on to the next rung; in the last, the one that the fact is about. */
  readonly at: Place;
  /** Why this method runs, or how the data came here: a word of `vocabulary/rung-words.ts`. */
  readonly how: string;
  /** What a reader should know of it: the component, the API that hands over, the resolved name. */
  readonly because?: string;
  readonly owner: string;
  /** With owner sdk or library. */
  readonly sdk?: string;
}

/** What stands between a chain and those who have not agreed. */
export interface Guard {
  readonly at: Place;
  readonly kind: 'agree-callback' | 'flag-branch' | 'sdk-switch' | 'choice-branch';
  /** Key of the flag, API of the switch. */
  readonly what: string;
}
