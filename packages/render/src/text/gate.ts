import { type Counts, type GateGroup, type GateItem, type Line, reasonCounts } from '../view/gate.ts';
import { proofOf } from '../view/proof.ts';
import { quoteOf } from '../view/quote.ts';
import type { View } from '../view/view.ts';
import { nameOfReason } from '../words/reasons.ts';
import { resultMeanings, resultOrder, resultWords } from '../words/results.ts';
import { writeLadder } from './ladder.ts';
import type { Page } from './page.ts';

/** Findings shown of one item, and facts shown of one finding; the rest is counted. */
const FINDINGS = 6;
const PROOFS = 2;
/** Open findings named under one reason. */
const UNDECIDED = 6;

/** Each document, its items, and under them what was found with its proof; then what was not decided and not tested. */
export function writeGate(page: Page, view: View): void {
  page.heading(view.words.gate);
  for (const group of view.gate) if (!isQuiet(group)) writeGroup(page, group, view);
  page.blank();
  for (const group of view.gate) if (isQuiet(group)) page.prose(`${titleOf(group, view)} — ${countText(group.counts, view)}`, 0, 2);
  writeUndecided(page, view);
  writeUntested(page, view);
}

/** Nothing found and no items to name: the document takes one line. */
const isQuiet = ({ counts, items }: GateGroup) =>
  counts.violation + counts.suspected === 0 && items.every(({ item }) => item === undefined);

function titleOf({ document, number }: GateGroup, { names }: View): string {
  const name = names.lang === 'zh' ? `《${document}》` : document;
  return `■ ${name}${number === '' ? '' : ` ${number}`}`;
}

function writeGroup(page: Page, group: GateGroup, view: View): void {
  page.blank();
  page.prose(titleOf(group, view), 0, 2);
  page.prose(countText(group.counts, view), 2, 2);
  for (const item of group.items) writeItem(page, item, view);
}

/** An item with nothing found takes one line; rules above which there is no item take none. */
function writeItem(page: Page, { item, worst, counts, lines }: GateItem, view: View): void {
  const hits = lines.filter(({ finding }) => finding.result === 'violation' || finding.result === 'suspected');
  if (item !== undefined) {
    const sum = hits.length > 0 ? countText(counts, view) : view.names.say(resultWords[worst]);
    page.prose(`${item.clause} ${view.names.say(item.title)} — ${sum}`, 2, 4);
  }
  const indent = item === undefined ? 2 : 4;
  for (const line of hits.slice(0, FINDINGS)) writeHit(page, line, indent, view);
  if (hits.length > FINDINGS) page.line(view.words.more(hits.length - FINDINGS), indent);
}

function writeHit(page: Page, line: Line, indent: number, view: View): void {
  const { finding, title } = line;
  page.prose(`[${view.names.say(resultWords[finding.result])}] ${finding.clause} ${title}${marks(line, view)}`, indent, 2);
  if (finding.reason !== undefined) page.prose(nameOfReason(finding.reason, view.names.lang), indent + 2);
  for (const { place, owner, what, fact } of proofOf(finding, PROOFS, view)) {
    page.prose(`· ${what}${owner === '' ? '' : ` — ${owner}`}`, indent + 2, 2);
    page.line(place, indent + 4);
    const quote = quoteOf(fact);
    if (quote !== undefined) page.prose(`“${quote}”`, indent + 4);
    if (fact.proof !== undefined) writeLadder(page, fact, indent + 4, view);
  }
  const more = finding.facts.length - PROOFS;
  if (more > 0) page.line(view.words.more(more), indent + 4);
}

function marks({ scene, isTrial }: Line, { words, names }: View): string {
  const all = [...(scene === undefined ? [] : [words.scene(scene)]), ...(isTrial ? [words.trial] : [])];
  if (all.length === 0) return '';
  return names.lang === 'zh' ? `（${all.join('；')}）` : ` (${all.join('; ')})`;
}

function countText(counts: Counts, { names }: View): string {
  return resultOrder
    .filter((result) => counts[result] > 0)
    .map((result) => `${names.say(resultWords[result])} ${counts[result]}`)
    .join(' · ');
}

function writeUndecided(page: Page, view: View): void {
  const { report, names, words } = view;
  const open = report.findings.filter(({ result }) => result === 'undecided');
  if (open.length === 0) return;
  page.heading(`${names.say(resultWords.undecided)} ${open.length}`);
  page.prose(names.say(resultMeanings.undecided));
  const byReason = [...Map.groupBy(open, ({ reason }) => nameOfReason(reason ?? '', names.lang))].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  for (const [reason, findings] of byReason) {
    page.prose(`· ${reason} — ${findings.length}`, 0, 2);
    for (const { clause, rule } of findings.slice(0, UNDECIDED)) {
      const title = names.rule(rule)?.title;
      page.prose(`${clause} ${title === undefined ? rule : names.say(title)}`, 2, 2);
    }
    if (findings.length > UNDECIDED) page.line(words.more(findings.length - UNDECIDED), 2);
  }
}

function writeUntested(page: Page, { report, names, words }: View): void {
  const reasons = reasonCounts(report.findings, 'not-tested', names);
  if (reasons.length === 0) return;
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  page.heading(`${words.untested} ${total}`);
  page.prose(words.untestedNote);
  page.prose(reasons.map(([reason, count]) => `${reason} ${count}`).join(' · '));
}
