import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadApp } from '@touchstone/app-model';
import { readRun } from '@touchstone/evidence';
import { detectors, type Fact, runDetectors } from '@touchstone/facts';
import { sourceOf } from '@touchstone/kernel/bytes';
import { knowledge } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { apk } from '@touchstone/test-kit';
import { meets } from '../../corpus/cases/meets.ts';
import type { RunRecipe } from '../../corpus/runs/run-recipe.ts';

const corpus = fileURLToPath(new URL('../../corpus/runs', import.meta.url));

type Answer = Pick<RunRecipe, 'facts' | 'absent'>;

/** What became of the expectations of one kind of fact. */
interface Tally {
  expected: number;
  seen: number;
  /** What must not be there. */
  barred: number;
  alarms: number;
}

/** What is wrong with one run, in words. */
interface Wrong {
  readonly run: string;
  readonly words: readonly string[];
}

/**
 * Tables about short runs with known answers: which facts were found, and which that must not be there. Of the held-back runs nothing is
 * shown but sums.
 *
 * @param isListing also what is wrong with the runs to develop with
 */
export async function runsReport({ isDevelopmentOnly, isListing }: { isDevelopmentOnly: boolean; isListing: boolean }): Promise<string> {
  const wrong: Wrong[] = [];
  const development = await measure(corpus, wrong);
  const heldBack = isDevelopmentOnly ? undefined : await measure(join(corpus, 'held-back'), []);
  const listed = wrong.flatMap(({ run, words }) => words.map((one) => `${run}: ${one}`));
  return `## runs\n\n${table(development, heldBack)}${isListing ? `\n${listed.join('\n')}\n` : ''}`;
}

async function measure(folder: string, wrong: Wrong[]): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of names) {
    const run = join(folder, name);
    if (!existsSync(join(run, 'expected.json'))) continue;
    const answer = JSON.parse(readFileSync(join(run, 'expected.json'), 'utf8')) as Answer;
    wrong.push({ run: name, words: count(await factsOf(run), answer, tallies) });
  }
  return tallies;
}

/** What the detectors of runs say, of an app that is nothing but its name. */
async function factsOf(run: string): Promise<readonly Fact[]> {
  const header = JSON.parse(readFileSync(join(run, 'run.jsonl'), 'utf8').split('\n', 1)[0] ?? '{}');
  const app = loadApp([{ name: 'run.apk', source: sourceOf(apk({ package: header.app.package, sign: false })) }], {
    ports,
    sdkPrefixes,
  }).value;
  const named = (name: string) => [{ path: join(run, name), name }];
  const hars = existsSync(join(run, 'run.har')) ? { hars: named('run.har') } : {};
  const read = await readRun({ traces: named('run.jsonl'), ...hars }, app, knowledge);
  return runDetectors(ofRuns, app, knowledge, { evidence: { run: read.logs } });
}

const ofRuns = detectors.filter(({ reads }) => [reads].flat().includes('runtime'));
const sdkPrefixes = knowledge.sdks.flatMap((sdk) =>
  sdk.prefixes.map(({ prefix }) => ({ prefix, sdk: sdk.id, isGeneralLibrary: sdk.isGeneralLibrary === true })),
);

/** @returns what is missing and what is there that must not be */
function count(facts: readonly Fact[], { facts: expected, absent = [] }: Answer, tallies: Map<string, Tally>): readonly string[] {
  const words: string[] = [];
  for (const one of expected) {
    const isSeen = facts.some((fact) => meets(fact, one));
    add(tallies, one.kind, { expected: 1, seen: isSeen ? 1 : 0 });
    if (!isSeen) words.push(`missing ${one.kind} ${JSON.stringify(one.attributes)}${nearest(facts, one.kind)}`);
  }
  for (const one of absent) {
    const alarm = facts.find((fact) => meets(fact, one));
    add(tallies, one.kind, { barred: 1, alarms: alarm === undefined ? 0 : 1 });
    if (alarm !== undefined) words.push(`wrong ${one.kind} ${JSON.stringify(alarm.attributes)}: ${one.why}`);
  }
  return words;
}

const nearest = (facts: readonly Fact[], kind: string): string =>
  facts
    .filter((fact) => fact.kind === kind)
    .map(({ attributes }) => `\n    there is ${JSON.stringify(attributes)}`)
    .join('');

const ALL = 'all kinds';

function add(tallies: Map<string, Tally>, kind: string, more: Partial<Tally>): void {
  for (const name of [kind, ALL]) {
    const { expected = 0, seen = 0, barred = 0, alarms = 0 } = tallies.get(name) ?? {};
    const { expected: e = 0, seen: s = 0, barred: b = 0, alarms: a = 0 } = more;
    tallies.set(name, { expected: expected + e, seen: seen + s, barred: barred + b, alarms: alarms + a });
  }
}

function table(development: ReadonlyMap<string, Tally>, heldBack: ReadonlyMap<string, Tally> | undefined): string {
  const columns = [development, ...(heldBack === undefined ? [] : [heldBack])];
  const heads = ['development', 'held back'].slice(0, columns.length);
  const kinds = [...new Set(columns.flatMap((tallies) => [...tallies.keys()]))].filter((kind) => kind !== ALL).sort();
  return [
    `| | ${heads.map((head) => `${head}: facts found | false alarms`).join(' | ')} |`,
    `|---|${'--:|'.repeat(2 * columns.length)}`,
    ...[...kinds, ALL].map((kind) => `| ${[kind, ...columns.flatMap((tallies) => cells(tallies.get(kind)))].join(' | ')} |`),
    '',
  ].join('\n');
}

const cells = (tally: Tally | undefined): readonly string[] =>
  tally === undefined ? ['–', '–'] : [`${tally.seen} of ${tally.expected}`, `${tally.alarms} of ${tally.barred}`];
