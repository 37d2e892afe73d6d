import { type Cell, type ComparisonRow, comparisonOf, SIGNS } from '../view/comparison.ts';
import type { View } from '../view/view.ts';
import { comparisonWords, mismatchWords, perhapsBeforeConsent, sideWords } from '../words/comparison.ts';
import { factsTable } from './facts-table.ts';
import { html, type Markup, type Part } from './markup.ts';
import { table } from './table.ts';

/** Facts listed under one cell. */
const PROOFS = 30;

/** Every kind of personal information from all sides; each number leads to the facts behind it. */
export function comparison(view: View): Markup {
  const { report, names } = view;
  const rows = comparisonOf(report, names);
  if (rows.length === 0) return html`<p>${names.say(comparisonWords.empty)}</p>`;
  const head = [names.say(comparisonWords.kind), ...Object.values(sideWords).map((side) => names.say(side))];
  const body = rows.map((row, i) => [rowHead(row, view), ...row.cells.map((cell) => cellPart(cell, i))]);
  return html`<p class="note">${names.say(comparisonWords.note)}</p>
${table(`${names.say(comparisonWords.kind)} ${rows.length}`, head, body, 'comparison')}
${legend(view)}
<h3>${names.say(comparisonWords.allProof)}</h3>
${rows.map((row, i) => rowProof(row, i, view))}`;
}

function rowHead({ name, isSensitive, mismatches }: ComparisonRow, { words, names, report }: View): Markup {
  const isAllGiven = ['policy', 'runtime'].every((input) => report.evidence?.some((file) => file.input === input));
  return html`<b>${name}</b>${isSensitive ? html` <span class="mark">${words.sensitive}</span>` : undefined}${
    mismatches.length === 0
      ? html`<span class="mismatch agrees">${names.say(isAllGiven ? comparisonWords.agrees : comparisonWords.agreesSoFar)}</span>`
      : mismatches.map(
          ({ mark, says, isLesser }) =>
            html`<span class="mismatch ${isLesser ? 'lesser' : 'grave'}" title="${says}">${`${isLesser ? SIGNS.warn : SIGNS.bad}\u00a0${mark}`}</span>`,
        )
  }`;
}

function cellPart({ side, parts }: Cell, row: number): Markup {
  return html`<span class="cells">${parts.map(({ tone, text, facts }) => {
    const shown = html`${SIGNS[tone] === '' ? undefined : `${SIGNS[tone]}\u00a0`}<bdi>${text}</bdi>`;
    return html`<span class="cell ${tone}">${facts.length === 0 ? shown : html`<a href="#cell-${row}-${side}">${shown}</a>`}</span>`;
  })}</span>`;
}

function rowProof({ name, cells, mismatches }: ComparisonRow, row: number, view: View): Markup | undefined {
  const proven = cells.filter(({ parts }) => parts.some(({ facts }) => facts.length > 0));
  if (proven.length === 0) return undefined;
  const marks = mismatches.map(({ mark }) => mark).join(view.words.separator);
  return html`<details class="${mismatches.length > 0 ? 'paper' : ''}"><summary>${name}${marks === '' ? undefined : html` <span class="soft">${marks}</span>`}</summary>
${mismatches.length === 0 ? undefined : html`<ul class="plain">${mismatches.map(({ mark, says }) => html`<li><b>${mark}</b>${view.words.colon}${says}</li>`)}</ul>`}
${proven.map((cell) => cellProof(cell, row, view))}</details>
`;
}

function cellProof({ side, parts }: Cell, row: number, view: View): Markup {
  const facts = [...new Set(parts.flatMap((part) => part.facts))];
  const title = `${view.names.say(sideWords[side])} ${facts.length}`;
  return html`<div id="cell-${row}-${side}">${factsTable(title, facts, PROOFS, view)}</div>`;
}

function legend({ names, words }: View): Markup {
  const used: Part = [...Object.values(mismatchWords), perhapsBeforeConsent].map(
    ({ mark, says }) => html`<dt>${names.say(mark)}</dt><dd>${names.say(says)}</dd>`,
  );
  return html`<details class="legend-list"><summary>${names.say(comparisonWords.legend)}</summary><dl class="facts">${used}</dl><p class="note">✕ ${names.say(LEGEND.bad)}${words.separator}▲ ${names.say(LEGEND.warn)}${words.separator}✓ ${names.say(LEGEND.good)}</p></details>`;
}

const LEGEND = {
  bad: { zh: '不一致或先于同意', en: 'does not fit, or comes before consent' },
  warn: { zh: '须核对', en: 'to be checked' },
  good: { zh: '相符', en: 'fits' },
} as const;
