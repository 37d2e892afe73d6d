import type { Fact } from '@touchstone/facts';
import { describeFact } from '../view/describe-fact.ts';
import { quoteOf } from '../view/quote.ts';
import type { View } from '../view/view.ts';
import { chainLink } from './chains.ts';
import { html, type Markup, type Part } from './markup.ts';
import { factPlace } from './place.ts';
import { apart, table } from './table.ts';

/** Facts as rows: what, whose, where; quotations under what they prove. */
export function factsTable(caption: Part, facts: readonly Fact[], most: number, view: View): Markup {
  const { names, words } = view;
  const shown = facts.slice(0, most);
  const isOwned = shown.some((fact) => names.ownerOf(fact) !== '');
  const rows = shown.map((fact) => [
    [apart(describeFact(fact, names)), chainLink(fact, view), quotation(fact)],
    ...(isOwned ? [names.ownerOf(fact) === '' ? '—' : apart(names.ownerOf(fact))] : []),
    factPlace(fact, view),
  ]);
  const head = isOwned ? [words.what, words.owner, words.place] : [words.what, words.place];
  return html`${table(caption, head, rows, 'proof')}${
    facts.length > most ? html`<p class="note">${words.moreInJson(facts.length - most)}</p>` : undefined
  }`;
}

/** The words of the policy at which a fact stands. */
export function quotation(fact: Fact): Part {
  const quote = quoteOf(fact);
  return quote === undefined ? undefined : html`<q class="quote">${quote}</q>`;
}
