import type { Fact } from '@touchstone/facts';
import { ladderOf, type Step } from '../view/ladder.ts';
import type { View } from '../view/view.ts';
import { html, type Markup } from './markup.ts';
import { apart, code } from './table.ts';

/** The chain of a fact from what the system calls down to the API, one step under the other. */
export function ladder(fact: Fact, { names, words }: View): Markup | undefined {
  const drawn = ladderOf(fact, names);
  if (drawn === undefined) return undefined;
  const { sentence, steps, otherWays } = drawn;
  return html`<div class="chain">${sentence === '' ? undefined : html`<p class="because">${sentence}</p>`}
<ol class="ladder">${steps.map(step)}</ol>${otherWays === 0 ? undefined : html`<p class="note">${words.otherWays(otherWays)}</p>`}</div>
`;
}

function step({ why, name, owner, kind, place }: Step): Markup {
  return html`<li class="by-${kind}"><span class="why">${apart(why)}</span>${code(name)}<span class="whose">${apart(owner)}</span>${
    place === '' ? undefined : html`<span class="soft">${place}</span>`
  }</li>
`;
}
