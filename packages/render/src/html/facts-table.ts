import type { Fact } from '@touchstone/facts';
import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { View } from '../view/view.ts';
import { chainLink } from './chains.ts';
import { html, type Markup, type Part } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Facts as rows: what, whose, where; quotations under what they prove. */
export function factsTable(caption: Part, facts: readonly Fact[], most: number, view: View): Markup {
  const { names, words } = view;
  const rows = facts
    .slice(0, most)
    .map((fact) => [
      [apart(describeFact(fact, names)), chainLink(fact, view), quotation(fact)],
      names.ownerOf(fact) === '' ? '—' : apart(names.ownerOf(fact)),
      code(placeText(fact.at)),
    ]);
  return html`${table(caption, [words.what, words.owner, words.place], rows, 'proof')}${
    facts.length > most ? html`<p class="note">${words.moreInJson(facts.length - most)}</p>` : undefined
  }`;
}

/** The words of the policy at which a fact stands; nothing when the sentence about it repeats them. */
export function quotation({ quote, attributes }: Fact): Part {
  if (quote === undefined || Object.values(attributes).includes(quote)) return undefined;
  return html`<q class="quote">${quote}</q>`;
}
