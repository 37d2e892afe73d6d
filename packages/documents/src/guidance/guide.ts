import type { Lang } from '@touchstone/render';
import { type Guidance, type GuidanceTopic, isCovered, type Rule, type RuleSet, topicsOf } from '@touchstone/rules';
import { articleName } from '../article-name.ts';
import { type GuideWords, guideWords } from './guide-words.ts';

export interface GuideOptions {
  readonly lang: Lang;
  readonly ruleSet: RuleSet;
  readonly guidance: Guidance;
}

/** The guidance on one rule in one language: what it is, why, how to put it right, examples, checks. */
export interface Guide {
  readonly rule: Rule;
  readonly title: string;
  readonly topics: readonly GuidanceTopic[];
  readonly what: readonly string[];
  readonly why: readonly string[];
  readonly how: readonly string[];
  readonly examples: readonly { readonly title: string; readonly language: string; readonly code: string }[];
  readonly check: readonly string[];
  /** Rules of other clauses that say the same. */
  readonly related: readonly Rule[];
}

export function guideOf(rule: Rule, { lang, ruleSet, guidance }: GuideOptions): Guide {
  const words = guideWords[lang];
  const topics = topicsOf(rule, guidance);
  const enough = guidance.remedyIsEnough.filter(({ covers }) => isCovered(rule, covers));
  return {
    rule,
    title: `${rule.clause} ${rule.title[lang]}`,
    topics,
    what: [`${words.wording}${rule.wording[lang]}`, ...topics.map(({ what }) => what[lang])],
    why: [
      `${words.basis}${lawText(rule, lang, words)}`,
      ...articleTexts(rule, ruleSet, lang, words),
      ...topics.map(({ why }) => why[lang]),
    ],
    how: [
      `${words.remedy}${rule.remedy[lang]}`,
      ...enough.map(({ reason }) => `${words.enough}${reason[lang]}`),
      ...topics.flatMap(({ how }) => how.map((step) => step[lang])),
    ],
    examples: topics.flatMap(({ examples }) =>
      examples.map(({ title, language, code }) => ({ title: title[lang], language, code: code[lang] })),
    ),
    check: topics.flatMap(({ check }) => check.map((one) => one[lang])),
    related: ruleSet.rules.filter(({ id, clause }) => id !== rule.id && rule.sameAs.includes(clause)),
  };
}

const lawText = ({ law }: Rule, lang: Lang, words: GuideWords) => words.law(lang === 'zh' ? law.document : law.en, law.number);

/** Articles that may be cited on the day of the rules. */
function articleTexts(rule: Rule, { articles, instruments, released }: RuleSet, lang: Lang, words: GuideWords): readonly string[] {
  return articles
    .filter(({ id, until }) => rule.basis.includes(id) && (until === undefined || until >= released))
    .map((article) => `${articleName(article, instruments, lang)}${words.colon}${article.says[lang]}`);
}
