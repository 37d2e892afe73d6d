import { placeText } from '../view/code-names.ts';
import { checkedHow } from '../view/describe-fact.ts';
import type { View } from '../view/view.ts';
import { html, type Markup } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Rows shown; the rest is in the JSON. */
const ROWS = 60;

/** Code that can tell a test environment: leads, said to be leads. */
export function evasion({ report, names, words }: View): Markup | undefined {
  const facts = report.facts.filter(({ kind }) => kind === 'evasion.check');
  if (facts.length === 0) return undefined;
  const rows = facts
    .slice(0, ROWS)
    .map((fact) => [
      names.value('checks', fact.attributes['checks'] ?? ''),
      code(checkedHow(fact, names)),
      apart(names.ownerOf(fact)),
      code(placeText(fact.at)),
    ]);
  const caption = `${words.evasion} ${facts.length}`;
  return html`<p>${words.evasionNote}</p>
<details class="paper"><summary>${caption}</summary>${table(caption, [words.checks, words.what, words.owner, words.place], rows)}${
    facts.length > ROWS ? html`<p class="note">${words.more(facts.length - ROWS)}</p>` : undefined
  }</details>`;
}
