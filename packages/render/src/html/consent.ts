import type { Fact } from '@touchstone/facts';
import { placeText } from '../view/code-names.ts';
import { consentOf, earlyReads, lateReads, openReads } from '../view/consent.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { View } from '../view/view.ts';
import { chainLink } from './chains.ts';
import { newLadders } from './ladder.ts';
import { html, type Markup } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Reads listed, and reads whose chain is drawn here unless a clause has drawn it above. */
const ROWS = 100;
const CHAINS = 6;

/** What can run before consent: the gate, reads by state, the first chains, and what could not be followed. */
export function consent(view: View): Markup | undefined {
  const { report, names, words } = view;
  const found = consentOf(report, names);
  if (found === undefined) return undefined;
  const lists = [
    { name: words.chains, reads: earlyReads(report) },
    { name: words.openReads, reads: openReads(report) },
    { name: words.lateReads, reads: lateReads(report) },
  ];
  const rows = found.rows.map(({ name, counts }) => [name, ...counts.map((count) => (count === 0 ? '' : count))]);
  return html`<p>${found.gate}</p>
<p class="note">${words.consentNote}</p>
${found.isCut ? html`<p class="note">${words.consentCut}</p>` : undefined}
${rows.length === 0 ? html`<p>${words.noReadRuns}</p>` : table(words.consentTable, [words.data, ...found.states], rows, 'matrix')}
${lists.map(({ name, reads }) => (reads.length === 0 ? undefined : readList(name, reads, view)))}
${unresolved(found.unresolved, view)}`;
}

/** Every read of a list with a link to its chain, and the chains that stand nowhere else yet. */
function readList(name: string, reads: readonly Fact[], view: View): Markup {
  const { names, words } = view;
  const title = `${name} ${reads.length}`;
  const rows = reads
    .slice(0, ROWS)
    .map((fact) => [[apart(describeFact(fact, names)), chainLink(fact, view)], apart(names.ownerOf(fact)), code(placeText(fact.at))]);
  return html`<details class="paper" open><summary>${title}</summary>${table(title, [words.what, words.owner, words.place], rows, 'proof')}${
    reads.length > ROWS ? html`<p class="note">${words.moreInJson(reads.length - ROWS)}</p>` : undefined
  }${newLadders(reads, CHAINS, view)}</details>`;
}

function unresolved(rows: NonNullable<ReturnType<typeof consentOf>>['unresolved'], { words }: View): Markup | undefined {
  if (rows.length === 0) return undefined;
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const title = `${words.unresolved} ${total}`;
  return html`<details class="paper"><summary>${title}</summary>${table(
    title,
    [words.owner, words.kind, words.count],
    rows.map(({ owner, what, count }) => [apart(owner), what, count]),
  )}</details>`;
}
