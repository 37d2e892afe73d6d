import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { observations } from '../view/observations.ts';
import type { View } from '../view/view.ts';
import { html, type Markup } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Rows shown of each kind; the rest is in the JSON. */
const ROWS = 60;

/** What is worth knowing and no other table shows, folded by kind. */
export function observationsSection(view: View): Markup | undefined {
  const { names, words } = view;
  const kinds = observations(view);
  if (kinds.length === 0) return undefined;
  return html`<p>${words.observationsNote}</p>
${kinds.map(({ title, facts }) => {
  const caption = `${title} ${facts.length}`;
  const rows = facts.slice(0, ROWS).map((fact) => [describeFact(fact, names), apart(names.ownerOf(fact)), code(placeText(fact.at))]);
  return html`<details class="paper"><summary>${caption}</summary>${table(caption, [words.what, words.owner, words.place], rows)}${
    facts.length > ROWS ? html`<p class="note">${words.more(facts.length - ROWS)}</p>` : undefined
  }</details>
`;
})}`;
}
