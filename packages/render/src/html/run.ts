import type { Fact } from '@touchstone/facts';
import { timeOfDay, zoneText } from '../view/clock.ts';
import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { type Ground, groundAt, groundsOf, type Lane, MOST_LANES, sayScenario } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { resultWords } from '../words/results.ts';
import { runHeadings, scenarioWords } from '../words/run.ts';
import { html, type Markup, type Part } from './markup.ts';
import { placeLink } from './place.ts';
import { apart, code, table } from './table.ts';
import { factTimeline, overview } from './timeline.ts';

/** Facts told of one lane. */
const FACTS = 20;

/** What was done to the app, what it did in turn, and when. */
export function run(view: View): Markup {
  const { report, names } = view;
  const isGiven = report.evidence?.some(({ input }) => input === 'runtime') === true;
  const { lanes } = view;
  if (!isGiven && lanes.length === 0) return html`<p><span class="cell absent">${names.say(runHeadings.noRun)}</span></p>`;
  const grounds = groundsOf(report, names);
  const telling = lanes.filter(({ result }) => result !== undefined);
  const others = lanes.filter(({ result }) => result === undefined);
  return html`${logs(view)}${steps(view)}
${lanes.length === 0 ? html`<p>${names.say(runHeadings.nothing)}</p>` : html`<h3>${names.say(runHeadings.overview)}</h3><p class="note">${names.say(runHeadings.overviewNote)}</p>${grounds.map((ground) => overview(lanes, ground, view))}`}
${telling.slice(0, MOST_LANES).map((lane) => lanePart(lane, grounds, view))}
${telling.length > MOST_LANES ? html`<p class="note">${view.words.moreInJson(telling.length - MOST_LANES)}</p>` : undefined}
${others.length === 0 ? undefined : html`<details><summary>${names.say(runHeadings.others)} ${others.length}</summary>${others.slice(0, MOST_LANES).map((lane) => lanePart(lane, grounds, view))}</details>`}`;
}

/** Which logs, of which device. */
function logs({ report, names, words }: View): Part {
  const say = names.say;
  return (report.exhibits?.runs ?? []).map(({ file, records, device, tool, offsetMinutes, from }) => {
    const told = [
      `${say(runHeadings.records)} ${records}`,
      ...(device === undefined ? [] : [`${say(runHeadings.device)} ${device}`]),
      ...(tool === undefined ? [] : [`${say(runHeadings.tool)} ${tool}`]),
      ...(from === undefined ? [] : [`${say(runHeadings.zone)} ${zoneText(offsetMinutes)}`]),
    ];
    return html`<p class="note">${code(file)}${words.colon}${told.join(' · ')}</p>`;
  });
}

function steps({ report, names, words }: View): Part {
  const say = names.say;
  const done = (report.exhibits?.runs ?? []).flatMap((one) => one.steps.map((step, i) => ({ ...step, number: i + 1, run: one })));
  if (done.length === 0) return undefined;
  const left = Object.keys(scenarioWords).filter((scenario) => !done.some((step) => step.scenario === scenario));
  const rows = done.map(({ scenario, number, line, from, to, run: { file, offsetMinutes } }) => [
    `${number} ${sayScenario(scenario, names)}`,
    from === undefined ? '—' : timeOfDay(from, offsetMinutes),
    from === undefined || to === undefined ? '—' : Math.round((to - from) / 1_000),
    code(placeText({ file, line })),
  ]);
  return html`${table(say(runHeadings.steps), [say(runHeadings.step), say(runHeadings.begin), say(runHeadings.seconds), say(runHeadings.line)], rows, 'steps')}
${left.length === 0 ? undefined : html`<p><span class="cell absent">${say(runHeadings.notDone)}</span> ${left.map((scenario) => sayScenario(scenario, names)).join(words.separator)}${names.lang === 'zh' ? '。' : '. '}${say(runHeadings.notDoneNote)}</p>`}`;
}

function lanePart(lane: Lane, grounds: readonly Ground[], view: View): Markup {
  const { names, words } = view;
  const { name, owner, result, facts, findings } = lane;
  const clauses = findings.map(({ rule, clause }) => html`<a class="mark" href="#finding-${rule}">${clause}</a> `);
  return html`<div class="item" id="run-${view.lanes.indexOf(lane)}"><h4>${result === undefined ? undefined : html`<span class="tag ${result}">${names.say(resultWords[result])}</span>`}${apart(name)}${
    owner === '' ? undefined : html`<span class="soft">${apart(owner)}</span>`
  }</h4>
${clauses.length === 0 ? undefined : html`<p class="clauses">${clauses}</p>`}
${facts.slice(0, FACTS).map((fact) => factPart(fact, grounds, view))}
${facts.length > FACTS ? html`<p class="note">${words.moreInJson(facts.length - FACTS)}</p>` : undefined}</div>
`;
}

/** One fact with its first and worst record, its count and its own drawing. */
function factPart(fact: Fact, grounds: readonly Ground[], view: View): Markup {
  const { names } = view;
  const { timeline, at } = fact;
  const ground = timeline === undefined ? undefined : groundAt(grounds, timeline.from);
  const offset = ground?.offsetMinutes ?? 0;
  const say = names.say;
  const told = [
    html`${say(runHeadings.first)} ${placeLink(at, view)}`,
    ...(timeline?.worst === undefined ? [] : [html`${say(runHeadings.worst)} ${placeLink(timeline.worst, view)}`]),
    ...(timeline === undefined
      ? []
      : [
          html`${say(runHeadings.ofTimes)} ${timeOfDay(timeline.from, offset)}${timeline.to > timeline.from ? `–${timeOfDay(timeline.to, offset)}` : ''}`,
        ]),
  ];
  const stack = timeline?.stack ?? [];
  return html`<div class="record"><p>${apart(describeFact(fact, names))}</p>
<p class="note">${told.map((one, i) => [i === 0 ? undefined : ' · ', one])}</p>
${factTimeline(fact, ground, view)}${
  stack.length === 0
    ? undefined
    : html`<details><summary>${say(runHeadings.stack)} ${stack.length}</summary><ol class="stack">${stack.map((frame) => html`<li>${code(frame)}</li>`)}</ol></details>`
}</div>
`;
}
