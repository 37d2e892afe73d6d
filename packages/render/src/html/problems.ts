import { placeText } from '../view/code-names.ts';
import { problemRows } from '../view/problem-rows.ts';
import type { View } from '../view/view.ts';
import { explainProblem } from '../words/problems.ts';
import { html, type Markup } from './markup.ts';
import { code, table } from './table.ts';

/** What was wrong with the file, each code once. */
export function problems({ report, names, words }: View): Markup {
  const rows = problemRows(report).map(({ code: what, count, first }) => [
    code(what),
    explainProblem(what, names.lang),
    count,
    code(placeText(first)),
  ]);
  if (rows.length === 0) return html`<p>${words.none}</p>`;
  return table(`${words.problems} ${report.problems.length}`, [words.problem, words.meaning, words.count, words.first], rows);
}
