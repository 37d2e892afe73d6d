import type { Fact } from '@touchstone/facts';
import { wordingOf } from '@touchstone/render';
import type { Rule } from '@touchstone/rules';
import { articleName } from '../article-name.ts';
import type { DocumentOptions } from '../document-options.ts';
import type { LetterPart } from '../office/letter.ts';
import type { Outcome, RectifiedClause } from './rectification.ts';
import { rectificationWords } from './rectification-words.ts';

/** How one clause stands in the summary and in its own section. */
export interface ClauseWriter {
  /** Clause, problem, result before, result after, outcome. */
  row(clause: RectifiedClause): readonly string[];
  parts(clause: RectifiedClause): readonly LetterPart[];
}

/** Observations that one cell shows; the annex has more. */
const MOST_FACTS = 5;

export function clauseWriter(options: DocumentOptions): ClauseWriter {
  const { lang, ruleSet } = options;
  const words = rectificationWords[lang];
  const wording = wordingOf(options);
  const articles = new Map(ruleSet.articles.map((article) => [article.id, article]));

  const line = (fact: Fact) => {
    const owner = wording.owner(fact);
    return `· ${wording.fact(fact)}${owner === '' ? '' : ` — ${owner}`}\n  ${wording.place(fact.at)}`;
  };
  const facts = (list: readonly Fact[]) => [
    ...list.slice(0, MOST_FACTS).map(line),
    ...(list.length > MOST_FACTS ? [words.more(list.length - MOST_FACTS)] : []),
  ];
  const block = (title: string, list: readonly Fact[]) => (list.length === 0 ? [] : [title, ...facts(list)]);
  const basis = (rule: Rule) =>
    [
      words.law(lang === 'zh' ? rule.law.document : rule.law.en, rule.law.number),
      ...rule.basis.flatMap((id) => articles.get(id) ?? []).map((article) => articleName(article, ruleSet.instruments, lang)),
    ].join(words.separator);

  const outcomeText = (outcome: Outcome, to: string) =>
    to === 'suspected' ? words.doubtful(words.outcomes[outcome]) : words.outcomes[outcome];

  return {
    row: ({ rule, from, to, outcome }) => [
      rule.clause,
      rule.title[lang],
      wording.result(from),
      wording.result(to),
      outcomeText(outcome, to),
    ],

    parts: ({ rule, outcome, from, to, reason, proofBefore, proofAfter, gone, stays, added }) => {
      const measures = [
        ...(gone.length > 0 && gone.length === proofBefore.length ? [words.allGone(gone.length)] : block(words.gone, gone)),
        ...(outcome === 'fixed' ? [...block(words.stays, stays), ...block(words.added, added)] : []),
        `${words.suggested}${rule.remedy[lang]}`,
        words.filledIn,
      ];
      const retest = [
        `${words.rest(wording.result(from), wording.result(to))}${words.colon}${outcomeText(outcome, to)}`,
        ...(reason === undefined ? [] : [`${words.reason}${wording.reason(reason)}`]),
        ...block(outcome === 'new' ? words.found : words.stillFound, proofAfter),
      ];
      const evidence = proofBefore.length === 0 ? [words.noFacts] : facts(proofBefore);
      const rows: readonly (readonly [string, readonly string[]])[] = [
        [words.rows.problem, [rule.wording[lang]]],
        [words.rows.basis, [basis(rule)]],
        ...(outcome === 'new' ? [] : [[words.rows.evidence, evidence] as const]),
        [words.rows.measures, measures],
        [words.rows.retest, retest],
      ];
      return [
        { kind: 'heading', level: 2, text: `${rule.clause} ${rule.title[lang]}` },
        { kind: 'table', widths: [18, 82], rows: rows.map(([title, lines]) => [title, lines.join('\n')]) },
      ];
    },
  };
}
