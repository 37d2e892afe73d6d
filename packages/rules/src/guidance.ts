import type { Rule, Text } from './rule.ts';

/** How a firm puts things right: one topic for all rules that ask for the same work. */
export interface GuidanceTopic {
  /** Name of its file in data/guidance. */
  readonly id: string;
  readonly title: Text;
  /** What it is about, and why it matters to users and to the law. */
  readonly what: Text;
  readonly why: Text;
  /** Steps in their order. */
  readonly how: readonly Text[];
  readonly examples: readonly GuidanceExample[];
  /** What to look at to be sure. */
  readonly check: readonly Text[];
  readonly covers: RulePattern;
}

export interface GuidanceExample {
  readonly title: Text;
  readonly language: 'kotlin' | 'java' | 'xml' | 'text';
  /** The same code; its comments and words in each language. */
  readonly code: Text;
}

/** Rules by id, and by clause; a clause that ends in `*` stands for all that begin so. */
export interface RulePattern {
  readonly rules: readonly string[];
  readonly clauses: readonly string[];
}

export interface Guidance {
  readonly topics: readonly GuidanceTopic[];
  /** Rules whose own remedy says all there is to say, and why. */
  readonly remedyIsEnough: readonly { readonly covers: RulePattern; readonly reason: Text }[];
}

/** Topics of a rule, in the order of their ids. */
export const topicsOf = (rule: Rule, { topics }: Guidance): readonly GuidanceTopic[] =>
  topics.filter(({ covers }) => isCovered(rule, covers));

export const isCovered = ({ id, clause }: Pick<Rule, 'id' | 'clause'>, { rules, clauses }: RulePattern): boolean =>
  rules.includes(id) || clauses.some((pattern) => (pattern.endsWith('*') ? clause.startsWith(pattern.slice(0, -1)) : clause === pattern));
