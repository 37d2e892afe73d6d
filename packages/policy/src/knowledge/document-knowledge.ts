import type { StatementKind } from '../classify/cue.ts';
import type { ForcedReason, Policy, PolicyDates, PromisedDays, Right, TotalDenial } from '../policy.ts';
import type { PolicyKnowledge } from './policy-knowledge.ts';

/** What is known of whole policies beside single sentences: data/lists/policy-document.yaml. Made once by `readDocumentKnowledge`. */
export interface DocumentKnowledge extends PolicyKnowledge {
  readonly sections: readonly Named<Subject>[];
  /** Subjects whose sections say nothing of what the body says. */
  readonly silent: ReadonlySet<Subject>;
  readonly title: RegExp;
  readonly partTitle: RegExp;
  readonly columns: readonly Named<Column>[];
  readonly labels: readonly Named<Column>[];
  readonly months: readonly string[];
  readonly dates: readonly Named<keyof PolicyDates>[];
  readonly rights: readonly Named<Right>[];
  readonly promises: readonly Named<PromisedDays['about']>[];
  readonly reasons: readonly Named<ForcedReason>[];
  readonly lists: readonly Named<Policy['lists'][number]['list']>[];
  readonly denials: readonly Named<TotalDenial['what']>[];
  readonly topics: readonly Named<Policy['topics'][number]['topic']>[];
  readonly supplements: readonly Supplement[];
  readonly recipients: Readonly<Record<RecipientPattern, RegExp>>;
  readonly patterns: Readonly<Record<PatternName, RegExp>>;
  readonly readability: Readonly<Record<ReadabilityLimit, number>>;
}

/** A kind of statement that the position of a sentence gives away beside its words. */
export interface Supplement extends Named<StatementKind> {
  readonly in?: Subject;
  /** In the paragraph, or in the section of the same subject, of a sentence of this kind. */
  readonly beside?: StatementKind;
  /** Not where the sentence is of this kind. */
  readonly unless?: StatementKind;
}

/** Something a text says, and the words it says it with. */
export interface Named<T extends string> {
  readonly name: T;
  readonly pattern: RegExp;
}

export const subjects = [
  'child',
  'sdk',
  'cross-border',
  'sensitive',
  'permissions',
  'cookies',
  'definitions',
  'rights',
  'sharing',
  'security',
  'retention',
  'personalisation',
  'change',
  'contact',
  'collect',
  'history',
] as const;

/** What a section is about. */
export type Subject = (typeof subjects)[number];

export const columns = [
  'name',
  'company',
  'purpose',
  'scene',
  'manner',
  'kinds',
  'link',
  'permission',
  'frequency',
  'necessity',
  'sensitive',
  'retention',
  'contact',
  'right',
  'path',
  'consequence',
  'category',
] as const;

/** What a column of a table, or a line with a label, tells. */
export type Column = (typeof columns)[number];

export const patternNames = [
  'collecting',
  'sharing',
  'question',
  'enumerated',
  'vague-after',
  'vague-before',
  'open-list',
  'open-kinds',
  'traces',
  'vague-purpose',
  'told-means',
  'vague-retention',
  'vague-party',
  'purpose-after',
  'purpose-before',
  'purpose-label',
  'frequency',
  'in-background',
  'in-foreground',
  'manner',
  'named-permission',
  'permission',
  'conditional',
  'denied-collection',
  'denied-in-part',
  'by-law',
  'local',
  'denied-sharing',
  'denied-in-clause',
  'others-collect',
  'back-reference',
  'marked-sensitive',
  'exception',
  'yes',
  'nothing',
  'address-label',
  'address-shape',
  'post',
  'phone',
  'phone-label',
  'in-app-contact',
  'operator',
  'handler-label',
  'we-defined',
  'company',
  'company-prefix',
  'institution',
  'applies',
  'not-applies',
  'stored-mainland',
  'stored-abroad',
  'storing',
  'denied-abroad',
  'maybe-abroad',
  'users-abroad',
  'use-as-consent',
  'unannounced',
  'announced',
  'of-store',
  'recommending',
  'right-told',
  'unidentified',
  'own-made',
  'retention',
  'retention-day',
  'retention-legal',
  'retention-until',
  'days',
  'days-late',
  'days-before',
  'public-line',
  'promise-action',
  'promise-not',
  'promise-answer',
  'promise-asked',
  'promise-reply',
  'promise-rights',
  'incident',
  'refusal',
  'consequence',
  'own-need',
  'off-switch',
  'personalised',
  'personalised-denied',
  'list-link',
  'jargon',
] as const;

export const recipientPatterns = [
  'category',
  'generic',
  'public-body',
  'given-to',
  'given-with',
  'given-by',
  'taken-by',
  'takes',
  'takes-some',
  'partners',
  'headed',
  'heads',
  'chosen-of',
  'denied-use',
  'used-of',
  'examples',
  'sdk',
  'no-sdk',
  'no-sdk-within',
  'name-prefix',
  'category-only',
  'house',
  'name-end',
  'no-party',
] as const;

/** How parties are told in sentences. */
export type RecipientPattern = (typeof recipientPatterns)[number];

export type PatternName = (typeof patternNames)[number];

/** Characters, characters, terms in 1,000 characters, characters, share of Chinese characters, share of traditional ones among them. */
export const readabilityLimits = ['longest', 'sentence', 'jargon', 'least', 'han', 'traditional'] as const;
export type ReadabilityLimit = (typeof readabilityLimits)[number];
