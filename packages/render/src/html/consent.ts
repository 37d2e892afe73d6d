import { consentOf, earlyReads, unresolvedTitle } from '../view/consent.ts';
import type { View } from '../view/view.ts';
import { ladder } from './ladder.ts';
import { html, type Markup } from './markup.ts';
import { apart, table } from './table.ts';

/** Reads whose chain is drawn here; all are in the JSON, and those that touch a clause under that clause. */
const CHAINS = 6;

/** What can run before consent: the gate, reads by state, the first chains, and what could not be followed. */
export function consent(view: View): Markup | undefined {
  const { report, names, words } = view;
  const found = consentOf(report, names);
  if (found === undefined) return undefined;
  const early = earlyReads(report);
  const rows = found.rows.map(({ name, counts }) => [name, ...counts.map((count) => (count === 0 ? '' : count))]);
  return html`<p>${found.gate}</p>
<p class="note">${words.consentNote}</p>
${found.isCut ? html`<p class="note">${words.consentCut}</p>` : undefined}
${rows.length === 0 ? html`<p>${words.noReadRuns}</p>` : table(words.consentTable, [words.data, ...found.states], rows, 'matrix')}
${
  early.length === 0
    ? undefined
    : html`<details class="paper" open><summary>${words.chains} ${early.length}</summary>${early.slice(0, CHAINS).map((fact) => ladder(fact, view))}${
        early.length > CHAINS ? html`<p class="note">${words.more(early.length - CHAINS)}</p>` : undefined
      }</details>`
}
${unresolved(found.unresolved, view)}`;
}

function unresolved(rows: NonNullable<ReturnType<typeof consentOf>>['unresolved'], { names, words }: View): Markup | undefined {
  if (rows.length === 0) return undefined;
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const title = `${unresolvedTitle(names)} ${total}`;
  return html`<details class="paper"><summary>${title}</summary>${table(
    title,
    [words.owner, words.kind, words.count],
    rows.map(({ owner, what, count }) => [apart(owner), what, count]),
  )}</details>`;
}
