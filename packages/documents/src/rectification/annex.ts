import type { Fact } from '@touchstone/facts';
import { visible, type Wording, wordingOf } from '@touchstone/render';
import type { DocumentOptions } from '../document-options.ts';
import type { LetterPart } from '../office/letter.ts';
import type { Rectification } from './rectification.ts';
import { type RectificationWords, rectificationWords } from './rectification-words.ts';

/** Observations of one clause and build, steps of one chain, and lines of the whole annex. */
const MOST_FACTS = 30;
const MOST_STEPS = 20;
const MOST_LINES = 4_000;

/** The evidence of both builds, clause by clause, with the way the code comes there. */
export function annexParts({ clauses }: Rectification, options: DocumentOptions): readonly LetterPart[] {
  const words = rectificationWords[options.lang];
  const wording = wordingOf(options);
  const parts = clauses.flatMap(({ rule, proofBefore, proofAfter }): LetterPart[] => {
    if (proofBefore.length + proofAfter.length === 0) return [];
    return [
      { kind: 'heading', level: 3, text: words.annexOf(rule.clause, rule.title[options.lang]) },
      ...side(words.oldBuild, proofBefore, wording, words),
      ...side(words.newBuild, proofAfter, wording, words),
    ];
  });
  if (parts.length === 0) return [{ kind: 'paragraph', text: words.none }];
  return parts.length <= MOST_LINES
    ? parts
    : [...parts.slice(0, MOST_LINES), { kind: 'note', text: words.more(parts.length - MOST_LINES) }];
}

function side(title: string, facts: readonly Fact[], wording: Wording, words: RectificationWords): readonly LetterPart[] {
  if (facts.length === 0) return [];
  return [
    { kind: 'note', text: title },
    ...facts.slice(0, MOST_FACTS).map((fact): LetterPart => ({ kind: 'item', text: factText(fact, wording) })),
    ...(facts.length > MOST_FACTS ? [{ kind: 'note' as const, text: words.more(facts.length - MOST_FACTS) }] : []),
  ];
}

function factText(fact: Fact, wording: Wording): string {
  const owner = wording.owner(fact);
  return [
    `${wording.fact(fact)}${owner === '' ? '' : ` — ${owner}`}`,
    wording.place(fact.at),
    ...(fact.quote === undefined ? [] : [`“${visible(fact.quote, 600)}”`]),
    ...wording.chain(fact).slice(0, MOST_STEPS),
  ].join('\n');
}
