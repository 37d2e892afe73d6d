import { type Fact, type FactTimeline, kindOf, type RunExhibit } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import type { Text } from '@touchstone/rules';
import type { Finding, Report, Result } from '@touchstone/verdict';
import { resultOrder } from '../words/results.ts';
import { consentWords, scenarioWords } from '../words/run.ts';
import { type FindingsOf, oneOfEachClause } from './findings-of.ts';
import type { Names } from './names.ts';
import type { View } from './view.ts';

/** A stretch of time with a name. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** `agreed`, `traverse`: what it is drawn by. */
  readonly kind: string;
}

/** Bands that lie behind what a run did. */
export interface Ground {
  readonly from: number;
  readonly to: number;
  readonly offsetMinutes: number;
  readonly steps: readonly Band[];
  readonly consent: readonly Band[];
}

/** One thing that one owner did during the run. */
export interface Lane {
  readonly name: string;
  readonly owner: string;
  /** Those worth telling: the frequency of what happened once is not. */
  readonly facts: readonly Fact[];
  readonly all: ReadonlySet<Fact>;
  readonly result: Result | undefined;
  readonly findings: readonly Finding[];
  /** Of all its facts, in order, each with the worst result that rests on it; empty where the log has no times. */
  readonly moments: readonly Moment[];
}

/** Lanes told one by one of those that touch a clause, and of the others. */
export const MOST_LANES = 80;

export interface Moment {
  readonly time: number;
  readonly result: Result | undefined;
}

/** Logs that say what the tester did, or else all logs: the ground for all that was recorded. */
export function groundsOf({ exhibits }: Report, names: Names): readonly Ground[] {
  const runs = exhibits?.runs ?? [];
  const told = runs.filter(({ steps, consents }) => steps.length + consents.length > 0);
  return (told.length > 0 ? told : runs).flatMap((run) => groundOf(run, names) ?? []);
}

function groundOf({ from, to, offsetMinutes, steps, consents }: RunExhibit, names: Names): Ground | undefined {
  if (from === undefined || to === undefined || !(to > from)) return undefined;
  const timed = consents.flatMap(({ event, time }) => (time === undefined ? [] : [{ event, time }]));
  return {
    from,
    to,
    offsetMinutes,
    steps: steps.flatMap((step, i) =>
      step.from === undefined || step.to === undefined || step.to < step.from
        ? []
        : [{ from: step.from, to: step.to, name: `${i + 1} ${sayScenario(step.scenario, names)}`, kind: step.scenario }],
    ),
    consent: timed.map(({ event, time }, i) => ({
      from: time,
      to: timed[i + 1]?.time ?? to,
      name: sayIn(consentWords, event, names),
      kind: event,
    })),
  };
}

export const sayScenario = (scenario: string, names: Names): string => sayIn(scenarioWords, scenario, names);

function sayIn(list: Readonly<Record<string, Text>>, word: string, names: Names): string {
  const known = Object.hasOwn(list, word) ? list[word] : undefined;
  return known === undefined ? word : names.say(known);
}

/** The ground that a moment lies on: the first whose log covers it, or else the first. */
export const groundAt = (grounds: readonly Ground[], time: number): Ground | undefined =>
  grounds.find(({ from, to }) => time >= from && time <= to) ?? grounds[0];

/** What the run did, the worst first; facts of one thing by one owner share a lane. */
export function lanesOf({ report, names, findings }: Pick<View, 'report' | 'names' | 'findings'>): readonly Lane[] {
  const told = report.facts.filter(({ kind }) => kind.startsWith('run.') && kind !== 'run.scenario');
  const lanes = [...Map.groupBy(told, (fact) => `${subjectOf(fact)}\n${ownerKey(fact)}`).values()].map((facts): Lane => {
    const first = facts[0] as Fact;
    return {
      name: laneName(first, names),
      owner: names.ownerOf(first),
      facts: facts
        .filter((fact) => !isRepetition(fact, findings))
        .toSorted((a, b) => startOf(a) - startOf(b) || (a.at.line ?? 0) - (b.at.line ?? 0)),
      all: new Set(facts),
      result: findings.worst(facts),
      findings: oneOfEachClause(facts.flatMap((fact) => findings.of(fact))),
      moments: momentsOf(facts, findings),
    };
  });
  return lanes.sort(
    (a, b) => rankOf(a.result) - rankOf(b.result) || (a.moments[0]?.time ?? 0) - (b.moments[0]?.time ?? 0) || byText(a.name, b.name),
  );
}

function momentsOf(facts: readonly Fact[], findings: FindingsOf): readonly Moment[] {
  const worst = new Map<number, Result | undefined>();
  for (const fact of facts) {
    const result = findings.worst([fact]);
    for (const time of fact.timeline?.times ?? []) {
      if (rankOf(result) < rankOf(worst.get(time)) || !worst.has(time)) worst.set(time, result);
    }
  }
  return [...worst].map(([time, result]) => ({ time, result })).sort((a, b) => a.time - b.time);
}

const rankOf = (result: Result | undefined): number => (result === undefined ? resultOrder.length : resultOrder.indexOf(result));

/** The frequency of what happened once says no more than that it happened. */
const isRepetition = (fact: Fact, findings: FindingsOf): boolean =>
  fact.kind === 'run.frequency' && fact.attributes['pattern'] === 'single' && findings.of(fact).length === 0;

const startOf = ({ timeline }: Fact) => timeline?.from ?? Number.POSITIVE_INFINITY;
const ownerKey = ({ attributes: { owner, sdk, package: name } }: Fact) => [owner, sdk ?? (owner === 'app' ? '' : name)].join('\n');

/** Reads and their frequency are one thing; what is sent is another for each host. */
function subjectOf({ kind, attributes }: Fact): string {
  const what = attributes['data'] ?? attributes['action'] ?? attributes['permission'] ?? attributes['target'] ?? '';
  const group = kind === 'run.frequency' ? 'run.reads' : kind;
  return [group, what, attributes['domain'] ?? ''].join('\n');
}

function laneName(fact: Fact, names: Names): string {
  const { kind, attributes } = fact;
  if (kind === 'run.reads' || kind === 'run.frequency') return names.data(String(attributes['data']));
  if (kind === 'run.sends') return `${names.data(String(attributes['data']))} → ${attributes['domain']}`;
  if (kind === 'run.permission-dialog') return names.permission(String(attributes['permission'])) || String(attributes['permission']);
  const title = kindOf(kind)?.means[names.lang] ?? kind;
  const about = ['target', 'permission', 'action', 'data'].find((name) => attributes[name] !== undefined);
  return about === undefined
    ? title
    : `${title}${names.lang === 'zh' ? '：' : ': '}${subjectName(about, String(attributes[about]), names)}`;
}

const subjectName = (attribute: string, value: string, names: Names): string =>
  attribute === 'permission' ? names.permission(value) || value : names.value(attribute, value);

/** A timeline that can be drawn: it has moments. */
export const drawnTimeline = ({ timeline }: Fact): FactTimeline | undefined =>
  timeline !== undefined && timeline.times.length > 0 ? timeline : undefined;
