import type { Result } from '@touchstone/verdict';
import { type Counts, type GateGroup, type GateItem, type Line, reasonCounts } from '../view/gate.ts';
import { proofOf } from '../view/proof.ts';
import type { View } from '../view/view.ts';
import { nameOfReason } from '../words/reasons.ts';
import { resultMeanings, resultOrder, resultWords } from '../words/results.ts';
import { chainLink } from './chains.ts';
import { quotation } from './facts-table.ts';
import { newLadders } from './ladder.ts';
import { html, type Markup, type Part } from './markup.ts';
import { factPlace } from './place.ts';
import { apart, table } from './table.ts';

/** Facts shown of one finding; the rest is in the JSON. */
const PROOFS = 20;
/** Chains drawn under one finding; the others stand elsewhere on the page. */
const CHAINS = 3;
/** Reasons named on the folded line. */
const REASONS = 6;

/** Each document with its items: what was found with its proof folded under it, the quiet clauses folded, the untested on one line. */
export function gate(view: View): Markup {
  return html`<p class="note legend">${resultOrder.map(
    (result) => html`<span class="tag ${result}">${view.names.say(resultWords[result])}</span> ${view.names.say(resultMeanings[result])} `,
  )}</p>
${view.gate.filter((group) => !isQuiet(group)).map((group) => groupPart(group, view))}
<ul class="quiet">${view.gate.filter(isQuiet).map((group) => quietGroup(group, view))}</ul>
${untested(view)}`;
}

/** Nothing found, nothing open and no items to name: the document takes one line. */
const isQuiet = ({ counts, items }: GateGroup) =>
  counts.violation + counts.suspected + counts.undecided + counts['not-found'] === 0 && items.every(({ item }) => item === undefined);

function quietGroup({ document, number, counts }: GateGroup, view: View): Markup {
  return html`<li>${titled(document, view)} <span class="soft">${number}</span> ${countTags(counts, view)}</li>
`;
}

const titled = (document: string, { names }: View) => (names.lang === 'zh' ? `《${document}》` : document);

function groupPart({ document, number, counts, items }: GateGroup, view: View): Markup {
  return html`<div class="group"><h3>${titled(document, view)} <span class="soft">${number}</span></h3>
<p class="counts">${countTags(counts, view)}</p>
${items.map((item) => itemPart(item, view))}</div>
`;
}

function itemPart({ item, worst, counts, lines }: GateItem, view: View): Markup {
  const shown = lines.filter(({ finding: { result } }) => result === 'violation' || result === 'suspected' || result === 'undecided');
  const quiet = lines.filter(({ finding }) => finding.result === 'not-found');
  const isQuiet = shown.length === 0;
  const head =
    item === undefined
      ? undefined
      : html`<h4><span class="clause">${item.clause}</span>${view.names.say(item.title)}${isQuiet ? tag(worst, view) : countTags(counts, view)}</h4>
${isQuiet ? undefined : html`<p>${view.names.say(item.says)}</p>`}`;
  if (head === undefined && isQuiet && quiet.length === 0) return html``;
  return html`<div class="item">${head}
${isQuiet ? undefined : html`<ul class="hits">${shown.map((line) => hit(line, view))}</ul>`}
${quiet.length === 0 ? undefined : quietPart(quiet, view)}</div>
`;
}

function hit(line: Line, view: View): Markup {
  const { finding, title, wording, remedy } = line;
  const { words, names } = view;
  const reason =
    finding.reason === undefined
      ? undefined
      : html`<p class="note">${words.reason}${words.colon}${nameOfReason(finding.reason, names.lang)}</p>`;
  const isOpen = finding.result === 'undecided';
  const count = finding.facts.length;
  const summary = count === 0 ? words.details : isOpen ? words.openPoints(count) : words.proof(count);
  return html`<li class="is-${finding.result}" id="finding-${finding.rule}"><p class="hit">${tag(finding.result, view)}<span class="clause">${finding.clause}</span><b>${title}</b>${marks(line, view)}</p>
${reason}<details class="${isOpen ? '' : 'paper'}"><summary>${summary}</summary>
${wording === '' ? undefined : html`<p>${wording}</p>`}${remedy === '' ? undefined : html`<p><b>${words.remedy}${words.colon}</b>${remedy}</p>`}${guidance(finding.rule, view)}
${count === 0 ? undefined : proofPart(line, view)}</details></li>
`;
}

/** Where the pages of guidance are, when whoever renders has them. */
function guidance(rule: string, { options, words }: View): Markup | undefined {
  const address = options.guideLink?.(rule);
  return address === undefined ? undefined : html`<p class="guide"><a href="${address}">${words.guide}</a></p>`;
}

/** A list that stands above already is not repeated. */
function proofPart(line: Line, view: View): Markup {
  const above = view.sameProof.get(line.finding);
  if (above === undefined) return proofTable(line, view);
  return html`<p class="note">${view.words.sameProof} <a href="#finding-${above.rule}">${above.clause}</a></p>`;
}

function proofTable({ finding }: Line, view: View): Markup {
  const { words } = view;
  const rows = proofOf(finding, PROOFS, view).map(({ what, owner, fact }) => [
    [apart(what), chainLink(fact, view), quotation(fact)],
    owner === '' ? '—' : apart(owner),
    factPlace(fact, view),
  ]);
  const more = finding.facts.length - PROOFS;
  const facts = finding.facts.flatMap((i) => view.report.facts[i] ?? []);
  const title = finding.result === 'undecided' ? words.openPoints(finding.facts.length) : words.proof(finding.facts.length);
  return html`${table(title, [words.what, words.owner, words.place], rows, 'proof')}${newLadders(facts, finding.result === 'undecided' ? 0 : CHAINS, view)}${more > 0 ? html`<p class="note">${words.moreInJson(more)}</p>` : undefined}`;
}

function quietPart(lines: readonly Line[], view: View): Markup {
  const rows = lines.map((line) => [line.finding.clause, html`${line.title} ${marks(line, view)}`]);
  const title = `${view.names.say(resultWords['not-found'])} ${lines.length}`;
  return html`<details><summary>${title}</summary>${table(title, [view.words.clause, view.words.rule], rows)}</details>`;
}

/** All that was not tested, on one line with its reasons; unfolded, every rule. */
function untested(view: View): Markup | undefined {
  const { report, names, words } = view;
  const reasons = reasonCounts(report.findings, 'not-tested', names);
  if (reasons.length === 0) return undefined;
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  const lines = view.gate
    .flatMap(({ items }) => items.flatMap((item) => item.lines))
    .filter(({ finding }) => finding.result === 'not-tested');
  const rows = lines.map((line) => [
    line.finding.clause,
    html`${line.title} ${marks(line, view)}`,
    nameOfReason(line.finding.reason ?? '', names.lang),
  ]);
  return html`<div class="group"><details class="line"><summary>${tag('not-tested', view)} ${total}　${shortReasons(reasons, words)}</summary>
<p class="note">${words.untestedNote}</p>
${table(words.reason, [words.reason, words.count], reasons)}
${table(`${words.untested} ${total}`, [words.clause, words.rule, words.reason], rows)}</details></div>`;
}

/** The most frequent reasons by name, the others together. */
function shortReasons(reasons: readonly (readonly [string, number])[], words: View['words']): string {
  const others = reasons.slice(REASONS).reduce((sum, [, count]) => sum + count, 0);
  const shown = reasons.slice(0, REASONS).map(([reason, count]) => `${reason} ${count}`);
  return [...shown, ...(others > 0 ? [`${words.otherReasons} ${others}`] : [])].join(' · ');
}

const tag = (result: Result, { names }: View): Markup => html`<span class="tag ${result}">${names.say(resultWords[result])}</span>`;

const countTags = (counts: Counts, { names }: View): Part =>
  resultOrder
    .filter((result) => counts[result] > 0)
    .map((result) => html`<span class="tag ${result}">${names.say(resultWords[result])} ${counts[result]}</span> `);

const marks = ({ scene, isTrial }: Line, { words }: View): Part => [
  scene === undefined ? undefined : html`<span class="mark">${words.scene(scene)}</span>`,
  isTrial ? html`<span class="mark">${words.trial}</span>` : undefined,
];
