import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { View } from '../view/view.ts';
import { chainLink } from './chains.ts';
import { newLadders } from './ladder.ts';
import { html, type Markup } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Rows and chains shown; all are in the JSON. */
const ROWS = 60;
const CHAINS = 6;

/** Where personal information goes: absent when nobody asked for it. */
export function flows(view: View): Markup | undefined {
  const { report, names, words } = view;
  if (report.engine.depth !== 'full') return undefined;
  const facts = report.facts.filter(({ kind }) => kind === 'flow.leak');
  const isCut = report.facts.some(({ kind, attributes }) => kind === 'analysis.limit' && attributes['what'] === 'whole-program:flow.leak');
  const rows = facts
    .slice(0, ROWS)
    .map((fact) => [
      [apart(describeFact(fact, names)), chainLink(fact, view)],
      code(placeText(fact.proof?.chain[0]?.at ?? fact.at)),
      code(placeText(fact.at)),
      apart(names.ownerOf(fact)),
    ]);
  return html`<p class="note">${words.flowsNote}</p>
${isCut ? html`<p class="note">${words.consentCut}</p>` : undefined}
${facts.length === 0 ? html`<p>${words.flowsNone}</p>` : table(`${words.flows} ${facts.length}`, [words.what, words.from, words.sink, words.owner], rows)}
${newLadders(facts, CHAINS, view)}${facts.length > ROWS ? html`<p class="note">${words.moreInJson(facts.length - ROWS)}</p>` : undefined}`;
}
