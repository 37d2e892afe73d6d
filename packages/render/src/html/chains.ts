import type { Fact } from '@touchstone/facts';
import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { View } from '../view/view.ts';
import { ladder } from './ladder.ts';
import { html, type Markup, type Part } from './markup.ts';
import { apart, code } from './table.ts';

/** Chains drawn in the appendix; all are in the JSON. */
const MOST = 200;

/** The chains that no other part of the page draws, so that each number opens one. Absent when there are none. */
export function chainsSection(view: View): Markup | undefined {
  const rest = view.chains.rest();
  if (rest.length === 0) return undefined;
  return html`${rest.slice(0, MOST).map((fact) => folded(fact, view))}${
    rest.length > MOST ? html`<p class="note">${view.words.moreInJson(rest.length - MOST)}</p>` : undefined
  }`;
}

function folded(fact: Fact, view: View): Markup {
  const { chains, names, words } = view;
  const number = chains.numberOf(fact) ?? 0;
  const owner = names.ownerOf(fact);
  return html`<details id="chain-${number}"><summary>${words.chain(number)} · ${apart(describeFact(fact, names))}${
    owner === '' ? undefined : html` — ${apart(owner)}`
  } ${code(placeText(fact.at))}</summary>${ladder(fact, view)}</details>
`;
}

/** A link to the chain of a fact, wherever it is drawn; nothing for a fact without one. */
export function chainLink(fact: Fact, { chains, words }: View): Part {
  const number = chains.numberOf(fact);
  return number === undefined ? undefined : html` <a class="to-chain" href="#chain-${number}">${words.chain(number)}</a>`;
}
