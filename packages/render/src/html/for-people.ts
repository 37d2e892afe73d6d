import { questionsOf } from '../view/for-people.ts';
import type { View } from '../view/view.ts';
import { screenHeadings } from '../words/screens.ts';
import { html, type Markup } from './markup.ts';
import { apart, table } from './table.ts';

/** Clauses that only a person can decide, each with what to look at and where. Absent when there is none. */
export function forPeople({ report, names, words }: View): Markup | undefined {
  const questions = questionsOf(report, names);
  if (questions.length === 0) return undefined;
  const all = report.exhibits?.screens ?? [];
  const rows = questions.map(({ finding, rule, screens }) => [
    html`<span class="clause">${finding.clause}</span> ${names.say(rule.title)}`,
    names.say(rule.wording),
    screens.length === 0
      ? '—'
      : screens.map((file) => html`<a href="#screen-${all.findIndex((screen) => screen.file === file)}">${apart(file)}</a> `),
  ]);
  return html`<p class="note">${names.say(screenHeadings.personNote)}</p>
<details class="paper"><summary>${names.say(screenHeadings.person)} ${questions.length}</summary>${table(
    names.say(screenHeadings.person),
    [words.clause, names.say(screenHeadings.question), names.say(screenHeadings.seeScreens)],
    rows,
  )}</details>`;
}
