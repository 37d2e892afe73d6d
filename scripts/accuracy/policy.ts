import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knowledge } from '@touchstone/knowledge';
import { observe, readPolicyKnowledge, readSentence, saidIn, statementKinds } from '@touchstone/policy';
import { type Judged, judgedByOthers, microF1 } from '../policy/cross-author.ts';
import { developmentExamples, AUTHORS as EVERYBODY, policyKnowledge, sentencesBy } from '../policy/development.ts';
import { settings } from '../policy/settings.ts';
import { trainWords } from '../policy/words.ts';

const corpus = fileURLToPath(new URL('../../corpus/policy', import.meta.url));
const AUTHORS = ['a', 'b'];

interface Sentence {
  readonly text: string;
  readonly labels: readonly string[];
  readonly data: readonly string[];
  readonly negated?: readonly string[];
}

/** What was said rightly, wrongly and not at all. */
interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

type Tallies = ReadonlyMap<string, Tally>;

/**
 * Tables about sentences of policies: precision, recall and F1 of each kind of statement and of the personal information they name.
 * The weights are learned from the development sentences, so every author is also measured with what is learned from the others alone, in tables of
 * their own (minutes; a quick report leaves them out). Held-back sentences are measured unless only the development ones are asked for; nothing of them is shown but the sums.
 */
export function policyReport(isDevelopmentOnly: boolean, isQuick: boolean): string {
  const shipped: Column[] = [
    ['development (learned from these)', measure(AUTHORS.flatMap((author) => sentencesOf(`sentences/author-${author}.jsonl`)))],
  ];
  if (!isDevelopmentOnly)
    shipped.push(['held back', measure(AUTHORS.flatMap((author) => sentencesOf(`held-back/sentences-author-${author}.jsonl`)))]);
  const ofShipped = `## policy sentences, by the weights in data/\n\n${table(shipped)}`;
  return isQuick ? ofShipped : `${byOthersReport()}\n${ofShipped}`;
}

/** Two tables of another model than that in data/: of each author, what is learned from the others. */
function byOthersReport(): string {
  const byOthers = eachByOthers();
  const kinds = table([['each author by the others', tallied(Object.values(byOthers).flat())]]);
  return `## policy sentences, each author by the others\n\n${kinds}\n${authorTable(byOthers)}`;
}

function eachByOthers(): Readonly<Record<string, readonly Judged[]>> {
  const lists = policyKnowledge();
  return judgedByOthers(developmentExamples(lists), lists, settings, EVERYBODY);
}

type Column = readonly [head: string, tallies: Tallies];

function tallied(judged: readonly Judged[]): Tallies {
  const tallies = new Map<string, Tally>(statementKinds.map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }]));
  for (const { given, wanted } of judged) count(given, wanted, (kind) => tallies.get(kind));
  return tallies;
}

/** By author, as what was learned from the others judges: micro F1 of the kinds, and personal information where the kinds are those that were given. */
function authorTable(byOthers: Readonly<Record<string, readonly Judged[]>>): string {
  const rows = Object.entries(byOthers).map(([author, judged]) => {
    const tallies = wordsByOthers(author, judged);
    return `| ${author} | ${judged.length} | ${microF1(judged).toFixed(3)} | ${cells(tallies.get(DATA)).join(' | ')} | ${cells(tallies.get(DENIED)).join(' | ')} |`;
  });
  return [
    '| author | sentences | kinds: micro F1 | personal information: number | precision | recall | F1 | denied: number | precision | recall | F1 |',
    `|---|${'--:|'.repeat(10)}`,
    ...rows,
    '',
  ].join('\n');
}

function wordsByOthers(author: string, judged: readonly Judged[]): Tallies {
  const lists = policyKnowledge();
  const { bias, weights } = trainWords(EVERYBODY.filter((other) => other !== author).flatMap(sentencesBy), lists);
  const policy = { ...lists, wordWeights: { bias, features: weights } };
  const tallies = new Map<string, Tally>([DATA, DENIED].map((name) => [name, { right: 0, wrong: 0, missed: 0 }]));
  for (const [at, { text, data, negated = [] }] of sentencesOf(`sentences/author-${author}.jsonl`).entries()) {
    const kinds = statementKinds.filter((kind) => judged[at]?.given.has(kind) === true);
    const said = saidIn(observe(text, policy), kinds, policy);
    const tokens = (isDenied: boolean) => new Set(said.filter((one) => one.isDenied === isDenied).flatMap((one) => one.data));
    count(tokens(false), new Set(data), () => tallies.get(DATA));
    count(tokens(true), new Set(negated), () => tallies.get(DENIED));
  }
  return tallies;
}

function sentencesOf(path: string): readonly Sentence[] {
  const lines = readFileSync(join(corpus, path), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Sentence);
}

const DATA = 'personal information';
const DENIED = 'denied';

function measure(sentences: readonly Sentence[]): Tallies {
  const policy = readPolicyKnowledge(knowledge.lists, knowledge.personalInfo);
  const tallies = new Map<string, Tally>([...statementKinds, DATA, DENIED].map((name) => [name, { right: 0, wrong: 0, missed: 0 }]));
  for (const { text, labels, data, negated = [] } of sentences) {
    const said = readSentence(text, policy);
    const tokens = (isDenied: boolean) => said.data.filter((one) => one.isDenied === isDenied).flatMap((one) => one.data);
    count(new Set(said.labels.map(({ kind }) => kind)), new Set(labels), (kind) => tallies.get(kind));
    count(new Set(tokens(false)), new Set(data), () => tallies.get(DATA));
    count(new Set(tokens(true)), new Set(negated), () => tallies.get(DENIED));
  }
  return tallies;
}

function count(given: ReadonlySet<string>, wanted: ReadonlySet<string>, tallyOf: (name: string) => Tally | undefined): void {
  for (const name of new Set([...given, ...wanted])) {
    const tally = tallyOf(name);
    if (tally === undefined) continue;
    if (!wanted.has(name)) tally.wrong++;
    else if (given.has(name)) tally.right++;
    else tally.missed++;
  }
}

function table(columns: readonly Column[]): string {
  const row = (name: string, tallyOf: (tallies: Tallies) => Tally | undefined): string =>
    `| ${[name, ...columns.flatMap(([, tallies]) => cells(tallyOf(tallies)))].join(' | ')} |`;
  const macro = columns.flatMap(([, tallies]) => ['', '', '', shown(mean(statementKinds.map((kind) => f1(tallies.get(kind) ?? NOTHING))))]);
  return [
    `| | ${columns.map(([head]) => `${head}: number | precision | recall | F1`).join(' | ')} |`,
    `|---|${'--:|'.repeat(4 * columns.length)}`,
    ...statementKinds.map((kind) => row(kind, (tallies) => tallies.get(kind))),
    row('all kinds, micro', (tallies) => sum(statementKinds.map((kind) => tallies.get(kind) ?? NOTHING))),
    `| all kinds, macro | ${macro.join(' | ')} |`,
    ...[DATA, DENIED].flatMap((name) =>
      columns.some(([, tallies]) => tallies.has(name)) ? [row(name, (tallies) => tallies.get(name))] : [],
    ),
    '',
  ].join('\n');
}

const NOTHING: Tally = { right: 0, wrong: 0, missed: 0 };

function cells(tally: Tally = NOTHING): readonly string[] {
  const { right, wrong, missed } = tally;
  return [String(right + missed), shown(share(right, right + wrong)), shown(share(right, right + missed)), shown(f1(tally))];
}

const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);
const f1 = ({ right, wrong, missed }: Tally): number => share(2 * right, 2 * right + wrong + missed);
const shown = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));

function mean(values: readonly number[]): number {
  const real = values.filter((value) => !Number.isNaN(value));
  return share(
    real.reduce((a, b) => a + b, 0),
    real.length,
  );
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }), NOTHING);
}
