import type { AttributeValue, Input } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';

/** V read in the document, S secondary source, M memory, ? unknown. */
export type Known = 'V' | 'S' | 'M' | '?';

/** A rule as compiled: checked, sets and thresholds filled in. The file format is docs/rules.md. */
export interface Rule {
  /** Kebab-case, says what is wrong: `identifier-read-before-consent`. Unique. */
  readonly id: string;
  /** Clause as printed in the catalogue of instruments: `164-01.2`, `191-3.1`, `078.6-3.2`, `PIC-08`. */
  readonly clause: string;
  /** Folder under rules/: `164`, `337`, `191`, `078`, `077`, `42582`, `pg-20204a`, `n-14`, `n-26`, `n-292`. */
  readonly instrument: string;
  readonly title: Text;
  /** Sentence for an order or notice. */
  readonly wording: Text;
  /** Code of the 所涉问题 vocabulary, Q01–Q15. */
  readonly problem: string | undefined;
  /** What to do about it. */
  readonly remedy: Text;
  /** Document it comes from and the days between which it is law; `until` is the last day. `number` is empty for a document without one. */
  readonly law: {
    readonly id: string;
    readonly document: string;
    /** English name, for English reports. */
    readonly en: string;
    readonly number: string;
    readonly from: LocalDate;
    readonly until: LocalDate | undefined;
  };
  /** How well the clause is known: V read in the document, S secondary source, M memory, ? unknown. */
  readonly known: Known;
  readonly status: 'trial' | 'enforced' | 'retired';
  /** Whose list the rule comes from when it is not the document's own text; shown as 检查场景, never as clause text. */
  readonly source?: string;
  /** Articles that orders may cite: ids of data/law/. */
  readonly basis: readonly string[];
  /** Clauses of other instruments that say the same. */
  readonly sameAs: readonly string[];
  /** Inputs without which it cannot be decided. */
  readonly needs: readonly Input[];
  readonly decidedBy: 'machine' | 'person';
  /** The clause is about the package itself, so static evidence alone is a violation. */
  readonly aboutPackage: boolean;
  /**
   * What must have been observed before silence means anything: the scenario that was run, the type that was given. While
   * it is not met and nothing matches, the result is not-tested, never not-found. The reason is `given:<kind>`; for the type of
   * the app `type-not-given`, `other-type`, or `type-has-no-row` when annex D has none for it.
   */
  readonly given?: Condition;
  /** Facts that decide it. Absent when only a person can. */
  readonly when: Condition | undefined;
  /** Facts that make it suspected although not all inputs are there. */
  readonly lead: Condition | undefined;
  /**
   * Present where the code itself answers the clause while other inputs are missing: then without a lead the result is
   * not-found, and undecided where this condition matches (`open:<kind>`). Facts that leave the answer open: what could not be decided,
   * calls that could not be followed.
   */
  readonly open?: Condition;
  readonly cases: readonly Case[];
}

export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly atLeast: { readonly count: number; readonly of: Condition } }
  | { readonly fact: { readonly kind: string; readonly attributes: Readonly<Record<string, Selector>> } };

export type Selector =
  /** `named`: what the set is called that the values were filled in from, to say it in words. */
  | { readonly is: readonly AttributeValue[]; readonly named?: Text }
  | { readonly isNot: readonly AttributeValue[] }
  /** None of these, or not said at all; every other selector needs the attribute to be there. */
  | { readonly unless: readonly AttributeValue[] }
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly above: number }
  | { readonly below: number }
  | { readonly startsWith: string };

export interface Case {
  readonly name: string;
  readonly facts: readonly { readonly kind: string; readonly attributes: Readonly<Record<string, AttributeValue>> }[];
  /** `lead`: `when` does not match and `lead` does. `open`: neither does, and `open` does. */
  readonly expect: 'match' | 'lead' | 'open' | 'no-match';
}

/** An article of law, regulation or department rule, as orders cite it. */
export interface Article {
  readonly id: string;
  readonly document: string;
  readonly number: string;
  readonly article: string;
  readonly says: Text;
  readonly from: LocalDate | undefined;
  /** Last day on which it may be cited under this number. */
  readonly until: LocalDate | undefined;
  readonly known: Known;
}

/** A document that rules or articles come from. */
export interface Instrument {
  readonly id: string;
  readonly document: string;
  readonly en: string;
  readonly number: string;
  readonly issuer: string;
  /** First and last day; a draft has no first day and is never applied. */
  readonly from: LocalDate | undefined;
  readonly until: LocalDate | undefined;
  /** How well the text and the days are known. */
  readonly known: Known;
  readonly dates: Known;
  /** Folder under rules/ with its rules, and the form of its clause numbers as a regular expression. */
  readonly folder: string | undefined;
  readonly clauses: string | undefined;
}

/** A clause above the leaves, so that reports can group: an item of 164号文 above its scenes. */
export interface Item {
  readonly clause: string;
  readonly instrument: string;
  /** The aspect or part it stands in. */
  readonly aspect: Text;
  readonly title: Text;
  readonly says: Text;
  readonly problem: string | undefined;
}

/** One string of the 所涉问题 vocabulary. */
export interface ProblemWord {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Other wordings seen in notices, and when. */
  readonly variants: readonly { readonly zh: string; readonly period: string }[];
  /** Days between which notices used it. */
  readonly period: string;
  readonly clauses: readonly string[];
}

/** A number that law or practice gives: T01–T32. */
export interface Threshold {
  readonly id: string;
  readonly says: Text;
  /** By name; a threshold of one number calls it `value`. */
  readonly values: Readonly<Record<string, number>>;
  readonly unit: string;
  readonly source: string;
  readonly known: Known;
}

/** The whole law as compiled. */
export interface RuleSet {
  /** Version of the set and the day it was released: the default of `--as-of`. */
  readonly version: string;
  readonly released: LocalDate;
  readonly rules: readonly Rule[];
  readonly articles: readonly Article[];
  readonly problems: readonly ProblemWord[];
  readonly instruments: readonly Instrument[];
  readonly items: readonly Item[];
  readonly thresholds: readonly Threshold[];
}
