import type { WordIndex } from '../personal-information/word-index.ts';

/** The 26 kinds of statement of a privacy policy. */
export const statementKinds = [
  'CR1',
  'CR2',
  'CR3',
  'CR4',
  'CR5',
  'CR6',
  'CR7',
  'CR8',
  'CR9',
  'CR10',
  'CR11',
  'CR12',
  'CR13',
  'CR14',
  'CR15',
  'CR16',
  'CR17',
  'CR18',
  'CR19',
  'CR20',
  'CR21',
  'CR22',
  'CR23',
  'CR24',
  'CR25',
  'CR26',
] as const;

export type StatementKind = (typeof statementKinds)[number];

/** The words of policies by class, and the cues that are written with them: data/lists/policy-words.yaml and policy-cues.yaml. */
export interface CueBook {
  /** Word → numbers of its classes. */
  readonly words: WordIndex<number>;
  /** Classes that a regular expression finds; global, one match after another. */
  readonly patterns: readonly { readonly class: number; readonly pattern: RegExp }[];
  /** Names of the classes as features, by their numbers. */
  readonly classes: readonly string[];
  /** Names of the features that say which of two classes stands first, by their numbers; for those whose order counts. */
  readonly pairNames: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly cues: readonly Cue[];
  /** Class → numbers of the cues that begin with it: without one of its first classes a cue does not hold. */
  readonly cuesByClass: ReadonlyMap<number, readonly number[]>;
  /** Log odds of a kind before any cue. */
  readonly biases: ReadonlyMap<StatementKind, number>;
  /** Headings and definitions: masked texts that state nothing, whatever their words. */
  readonly silent: RegExp;
  /** A kind is stated from this probability on … */
  readonly thresholds: ReadonlyMap<StatementKind, number>;
  /** … and the likeliest kind of a sentence already from this one. */
  readonly alone: number;
  /** Kinds whose sentences tell what is processed; in others a kind of information is named in passing. */
  readonly bearing: ReadonlySet<StatementKind>;
}

/** A condition on a sentence and what it adds to the log odds of a kind. */
export interface Cue {
  readonly kind: StatementKind;
  /** Its name as a feature. */
  readonly name: string;
  /** As written in the list: what an explanation shows. */
  readonly text: string;
  readonly weight: number;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly isAbsent: boolean;
  readonly isAtStart: boolean;
  /** Classes of which one must match, in their order. */
  readonly steps: readonly (readonly number[])[];
  /** Characters allowed between a step and the one before. */
  readonly gaps: readonly number[];
}
