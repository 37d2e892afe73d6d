import type { Fact } from '@touchstone/facts';
import { ladderOf, type Step } from '../view/ladder.ts';
import type { View } from '../view/view.ts';
import { html, type Markup } from './markup.ts';
import { apart, code } from './table.ts';

/** The chain of a fact from what the system calls down to the API, one step under the other; the other ways folded under it. */
export function ladder(fact: Fact, { names, words, chains }: View): Markup | undefined {
  const drawn = ladderOf(fact, names);
  if (drawn === undefined) return undefined;
  const { sentence, steps, others } = drawn;
  const number = chains.numberOf(fact);
  const title = number === undefined ? undefined : html`<b>${words.chain(number)}${drawn.sentence === '' ? '' : words.colon}</b>`;
  chains.markDrawn(fact);
  return html`<div class="chain"><p class="because">${title}${sentence}</p>
${rungs(steps)}${
  others.length === 0 ? undefined : html`<details><summary>${words.otherWays(others.length)}</summary>${others.map(rungs)}</details>`
}</div>
`;
}

/** The chains of these facts that the page has not drawn yet, the first `most`, each where links to it lead. */
export function newLadders(facts: readonly Fact[], most: number, view: View): readonly Markup[] {
  const fresh = facts.filter((fact) => fact.proof !== undefined && !view.chains.isDrawn(fact));
  return fresh.slice(0, most).map((fact) => html`<div id="chain-${view.chains.numberOf(fact)}">${ladder(fact, view)}</div>`);
}

const rungs = (steps: readonly Step[]): Markup => html`<ol class="ladder">${steps.map(step)}</ol>`;

function step({ why, name, owner, kind, place }: Step): Markup {
  return html`<li class="by-${kind}"><span class="why">${apart(why)}</span>${code(name)}<span class="whose">${apart(owner)}</span>${
    place === '' ? undefined : html`<span class="soft">${place}</span>`
  }</li>
`;
}
