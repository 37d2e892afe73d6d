import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { questionsOf } from '../view/for-people.ts';
import { sayScenario } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { resultWords } from '../words/results.ts';
import { screenHeadings } from '../words/screens.ts';
import type { Page } from './page.ts';

const SCREENS = 40;
const QUESTIONS = 80;
const RECORDS = 3;

/** What the screens showed, then what only a person can decide. */
export function writeScreens(page: Page, view: View): void {
  const { report, names, words, findings } = view;
  const all = report.exhibits?.screens ?? [];
  const byFile = Map.groupBy(report.facts, ({ at }) => at.file);
  const telling = all.filter(({ file }) => byFile.has(file));
  if (telling.length > 0) page.heading(names.say(screenHeadings.title));
  for (const { file, scenario, note } of telling.slice(0, SCREENS)) {
    const said = [...(scenario === undefined ? [] : [sayScenario(scenario, names)]), ...(note === undefined ? [] : [note])].join(' · ');
    page.line(said === '' ? file : `${file} — ${said}`);
    for (const fact of byFile.get(file) ?? []) {
      const [worst] = findings.of(fact);
      const mark = worst === undefined ? '·' : `[${names.say(resultWords[worst.result])}]`;
      const element = fact.at.element === undefined ? '' : ` (${fact.at.element})`;
      page.prose(`${mark} ${describeFact(fact, names)}${element}`, 2, 2);
    }
  }
  if (telling.length > SCREENS) page.line(words.more(telling.length - SCREENS));
  writeQuestions(page, view);
}

function writeQuestions(page: Page, { report, names, words }: View): void {
  const questions = questionsOf(report, names);
  if (questions.length === 0) return;
  page.heading(`${names.say(screenHeadings.person)} ${questions.length}`);
  page.prose(names.say(screenHeadings.personNote));
  for (const { finding, rule, screens, records } of questions.slice(0, QUESTIONS)) {
    const places = [...screens, ...records.slice(0, RECORDS).map(({ at }) => placeText(at))];
    page.prose(`${finding.clause} ${names.say(rule.title)}${places.length === 0 ? '' : ` → ${places.join(words.separator)}`}`, 2, 2);
  }
  if (questions.length > QUESTIONS) page.line(words.more(questions.length - QUESTIONS), 2);
}
