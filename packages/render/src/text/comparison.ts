import type { Fact } from '@touchstone/facts';
import { placeText } from '../view/code-names.ts';
import { type Cell, type ComparisonRow, comparisonOf, SIGNS } from '../view/comparison.ts';
import type { View } from '../view/view.ts';
import { comparisonWords, sideWords } from '../words/comparison.ts';
import type { Page } from './page.ts';
import { widthOf } from './width.ts';

/** Rows with mismatches told in full, the others on a line, and places of one cell. */
const ROWS = 60;
const PLACES = 3;

/** Every kind of personal information from all sides; under each number the first of its places. */
export function writeComparison(page: Page, view: View): void {
  const { report, names, words } = view;
  const rows = comparisonOf(report, names);
  page.heading(`${names.say(comparisonWords.title)} ${rows.length}`);
  if (rows.length === 0) {
    page.prose(names.say(comparisonWords.empty));
    return;
  }
  page.prose(names.say(comparisonWords.textNote));
  for (const row of rows.slice(0, ROWS)) writeRow(page, row, view);
  if (rows.length > ROWS) page.line(words.more(rows.length - ROWS));
}

function writeRow(page: Page, { name, isSensitive, mismatches, cells }: ComparisonRow, { names, words }: View): void {
  const title = isSensitive ? `${name} [${words.sensitive}]` : name;
  const [first, ...more] = mismatches.map(({ mark, isLesser }) => `${isLesser ? '▲' : '✕'} ${mark}`);
  page.blank();
  page.parts(first === undefined ? [title] : [`${title} — ${first}`, ...more]);
  const columns = Math.max(...Object.values(sideWords).map((side) => widthOf(names.say(side)))) + 2;
  const told =
    mismatches.length > 0 ? cells : cells.filter(({ parts }) => parts.some(({ tone, facts }) => facts.length > 0 || tone === 'absent'));
  for (const cell of told) page.field(names.say(sideWords[cell.side]), cellText(cell, names.lang), columns, 2);
}

/** `极光推送 6 → run.jsonl:122`. */
const cellText = ({ parts }: Cell, lang: 'zh' | 'en'): string =>
  parts
    .map(({ tone, text, facts }) => [`${SIGNS[tone]} ${text.replaceAll('\u00a0', ' ')}`.trim(), ...placesOf(facts)].join(' → '))
    .join(lang === 'zh' ? '；' : '; ');

function placesOf(facts: readonly Fact[]): readonly string[] {
  if (facts.length === 0) return [];
  const places = [...new Set(facts.map(({ at }) => placeText(at)))];
  return [places.slice(0, PLACES).join(', ') + (places.length > PLACES ? ` (+${places.length - PLACES})` : '')];
}
