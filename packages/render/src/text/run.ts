import type { Fact } from '@touchstone/facts';
import { timeOfDay, zoneText } from '../view/clock.ts';
import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { type Ground, groundAt, groundsOf, type Lane, sayScenario } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { resultWords } from '../words/results.ts';
import { runHeadings } from '../words/run.ts';
import type { Page } from './page.ts';

/** Lanes, and facts of one lane. */
const LANES = 40;
const FACTS = 8;

/** The steps, and what the run did with its first and worst records. Nothing when there was no run. */
export function writeRun(page: Page, view: View): void {
  const { report, names, words } = view;
  const { lanes } = view;
  if (report.evidence?.some(({ input }) => input === 'runtime') !== true && lanes.length === 0) return;
  page.heading(names.say(runHeadings.title));
  writeSteps(page, view);
  const grounds = groundsOf(report, names);
  for (const lane of lanes.slice(0, LANES)) writeLane(page, lane, grounds, view);
  if (lanes.length > LANES) page.line(words.more(lanes.length - LANES));
}

function writeSteps(page: Page, { report, names }: View): void {
  const say = names.say;
  const rows = (report.exhibits?.runs ?? []).flatMap(({ file, steps, offsetMinutes }) =>
    steps.map(({ scenario, line, from, to }, i) => [
      `${i + 1} ${sayScenario(scenario, names)}`,
      from === undefined ? '—' : `${timeOfDay(from, offsetMinutes)} ${zoneText(offsetMinutes)}`,
      from === undefined || to === undefined ? '—' : String(Math.round((to - from) / 1_000)),
      placeText({ file, line }),
    ]),
  );
  if (rows.length === 0) return;
  page.line(say(runHeadings.steps));
  page.table([say(runHeadings.step), say(runHeadings.begin), say(runHeadings.seconds), say(runHeadings.line)], rows, 2);
}

function writeLane(page: Page, { name, owner, result, findings, facts }: Lane, grounds: readonly Ground[], view: View): void {
  const { names, words } = view;
  page.blank();
  const head = [...(result === undefined ? [] : [`[${names.say(resultWords[result])}]`]), owner === '' ? name : `${name} — ${owner}`].join(
    ' ',
  );
  page.prose(head);
  if (findings.length > 0) page.prose(`${words.clauses}${words.colon}${findings.map(({ clause }) => clause).join(words.separator)}`, 2, 2);
  for (const fact of facts.slice(0, FACTS)) writeFact(page, fact, grounds, view);
  if (facts.length > FACTS) page.line(words.more(facts.length - FACTS), 2);
}

function writeFact(page: Page, fact: Fact, grounds: readonly Ground[], { names }: View): void {
  page.prose(`· ${describeFact(fact, names)}`, 2, 2);
  page.prose(recordLine(fact, grounds, names), 4, 2);
}

/** `首次 run.jsonl:71 10:09:04 · 最重 run.jsonl:88 · 21 次 10:09:04–10:18:38`. */
export function recordLine({ at, timeline }: Fact, grounds: readonly Ground[], names: View['names']): string {
  const say = names.say;
  const parts = [`${say(runHeadings.first)} ${placeText(at)}`];
  if (timeline === undefined) return parts.join('');
  const offset = groundAt(grounds, timeline.from)?.offsetMinutes ?? 0;
  if (timeline.worst !== undefined) parts.push(`${say(runHeadings.worst)} ${placeText(timeline.worst)}`);
  const times = [timeline.from, ...(timeline.to > timeline.from ? [timeline.to] : [])].map((time) => timeOfDay(time, offset));
  parts.push(`${say(runHeadings.count)} ${timeline.count}${names.lang === 'zh' ? '，' : ', '}${times.join('–')}`);
  return parts.join(' · ');
}
