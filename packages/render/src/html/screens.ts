import type { Fact, ScreenExhibit } from '@touchstone/facts';
import type { Result } from '@touchstone/verdict';
import { describeFact } from '../view/describe-fact.ts';
import { oneOfEachClause } from '../view/findings-of.ts';
import { type Question, questionsOf } from '../view/for-people.ts';
import { sayScenario } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { resultWords } from '../words/results.ts';
import { screenHeadings } from '../words/screens.ts';
import { html, type Markup, type Part } from './markup.ts';
import { outline } from './outline.ts';
import { embeddable } from './pictures.ts';
import { apart, code } from './table.ts';

/** Screens drawn with their facts, and others of which only the picture is there. */
const MOST = 60;
const OTHERS = 100;

/** Screens on which something stands: picture and outline beside what was seen and what is left to a person. */
export function screens(view: View): Markup {
  const { report, names, options } = view;
  const say = names.say;
  const all = report.exhibits?.screens ?? [];
  if (all.length === 0) return html`<p><span class="cell absent">${say(screenHeadings.notGiven)}</span></p>`;
  const pictures = embeddable(options.pictures);
  const questions = questionsOf(report, names);
  const byFile = Map.groupBy(report.facts, ({ at }) => at.file);
  const figureOf = (screen: ScreenExhibit) => {
    const asked = questions.filter((question) => question.screens.includes(screen.file));
    return figure(screen, byFile.get(screen.file) ?? [], { asked, pictures, index: all.indexOf(screen) }, view);
  };
  const isTouched = ({ file }: ScreenExhibit) => view.findings.worst(byFile.get(file) ?? []) !== undefined;
  const seen = all.filter(({ file }) => byFile.has(file));
  const telling = seen.filter(isTouched);
  const quiet = seen.filter((screen) => !isTouched(screen));
  const others = all.filter(({ file, picture }) => !byFile.has(file) && pictures.has(picture ?? ''));
  return html`<p class="note">${say(screenHeadings.note)}</p>
${telling.slice(0, MOST).map(figureOf)}
${telling.length > MOST ? html`<p class="note">${view.words.moreInJson(telling.length - MOST)}</p>` : undefined}
${quiet.length === 0 ? undefined : html`<details><summary>${say(screenHeadings.quiet)} ${quiet.length}</summary>${quiet.slice(0, MOST).map(figureOf)}</details>`}${others.length === 0 ? undefined : html`<details><summary>${say(screenHeadings.others)} ${others.length}</summary><div class="gallery">${others.slice(0, OTHERS).map((screen) => html`<figure>${picture(screen, pictures, view)}<figcaption>${caption(screen, view)}</figcaption></figure>`)}</div></details>`}`;
}

interface Shown {
  readonly asked: readonly Question[];
  readonly pictures: ReadonlyMap<string, string>;
  readonly index: number;
}

function figure(screen: ScreenExhibit, facts: readonly Fact[], { asked, pictures, index }: Shown, view: View): Markup {
  const worst = (element: string) => view.findings.worst(facts.filter(({ at }) => at.element === element));
  const marked = new Map(
    facts.flatMap(({ at: { element } }) => (element === undefined ? [] : [[element, markOf(worst(element))] as const])),
  );
  return html`<figure class="screen" id="screen-${index}"><div class="shots">${picture(screen, pictures, view)}${outline(screen, marked, view)}</div>
<figcaption><h3>${caption(screen, view)}</h3>
<ul class="hits">${facts.map((fact) => factLine(fact, view))}</ul>
${asked.length === 0 ? undefined : html`<p><b>${view.names.say(screenHeadings.asked)}</b></p><ul class="plain">${asked.map(({ finding, rule }) => html`<li><span class="clause">${finding.clause}</span> ${view.names.say(rule.title)}</li>`)}</ul>`}</figcaption></figure>
`;
}

const markOf = (result: Result | undefined): string => (result === undefined ? 'seen' : `marked is-${result}`);

function factLine(fact: Fact, { names, findings }: View): Markup {
  const found = oneOfEachClause(findings.of(fact));
  const worst = found[0];
  return html`<li class="${worst === undefined ? '' : `is-${worst.result}`}"><p class="hit">${worst === undefined ? undefined : html`<span class="tag ${worst.result}">${names.say(resultWords[worst.result])}</span>`}${apart(describeFact(fact, names))}</p>
<p class="note">${fact.at.element === undefined ? undefined : code(fact.at.element)} ${found.map(({ rule, clause }) => html`<a class="mark" href="#finding-${rule}">${clause}</a> `)}</p></li>
`;
}

function picture({ picture: name = '' }: ScreenExhibit, pictures: ReadonlyMap<string, string>, { names }: View): Part {
  const address = pictures.get(name);
  if (address === undefined) return undefined;
  return html`<img src="${whole(address)}" alt="${names.say(screenHeadings.picture)}" loading="lazy">`;
}

/** An address is no text of an app and may be longer than any: it is made of letters that mean nothing in a page. */
const whole = (address: string): Markup => html`${address.match(/.{1,1999}/g) ?? []}`;

function caption({ file, scenario, page, note }: ScreenExhibit, { names }: View): Markup {
  const said = [
    ...(scenario === undefined ? [] : [sayScenario(scenario, names)]),
    ...(note === undefined ? [] : [note]),
    ...(page === undefined ? [] : [page]),
  ];
  return html`${apart(said.join(' · '))} ${code(file)}`;
}
