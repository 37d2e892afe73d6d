import { placeText } from '../view/code-names.ts';
import { questionsOf } from '../view/for-people.ts';
import type { View } from '../view/view.ts';
import { screenHeadings } from '../words/screens.ts';
import { html, type Markup } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Records named beside one question. */
const RECORDS = 4;

/** Clauses that only a person can decide, each with what to look at and where. Absent when there is none. */
export function forPeople({ report, names, words }: View): Markup | undefined {
  const questions = questionsOf(report, names);
  if (questions.length === 0) return undefined;
  const all = report.exhibits?.screens ?? [];
  const rows = questions.map(({ finding, rule, screens, records }) => [
    html`<span class="clause">${finding.clause}</span> ${names.say(rule.title)}`,
    names.say(rule.wording),
    screens.length + records.length === 0
      ? '—'
      : html`${screens.map((file) => html`<a href="#screen-${all.findIndex((screen) => screen.file === file)}">${apart(file)}</a> `)}${records
          .slice(0, RECORDS)
          .map(({ at }) => html`${code(placeText(at))} `)}${records.length > RECORDS ? `+${records.length - RECORDS}` : undefined}`,
  ]);
  return html`<p class="note">${names.say(screenHeadings.personNote)}</p>
<details class="paper"><summary>${names.say(screenHeadings.person)} ${questions.length}</summary>${table(
    names.say(screenHeadings.person),
    [words.clause, names.say(screenHeadings.question), names.say(screenHeadings.seeScreens)],
    rows,
  )}</details>`;
}
