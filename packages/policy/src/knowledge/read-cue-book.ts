import { type Condition, type Cue, type CueBook, type StatementKind, statementKinds } from '../classify/cue.ts';
import { WordIndex } from '../personal-information/word-index.ts';
import { type Lists, list, pattern, record, textsOf } from './shapes.ts';

/** Characters between two steps of a cue, by the mark between them. */
const GAPS: Readonly<Record<string, number>> = { '…': 30, '~': 8, '+': 0 };

/** Reads data/lists/policy-words.yaml and policy-cues.yaml. A step of a cue that names no class is a word as it is written. */
export function readCueBook(words: Lists, cueFile: Lists): CueBook {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const entries = Object.entries(record(words['words'])).flatMap(([name, of]) =>
    textsOf(of).map((word) => [word, numberOf(name)] as [string, number]),
  );
  const patterns = Object.entries(record(words['patterns'])).flatMap(([name, of]) => {
    const found = pattern(of, 'g');
    return found === undefined ? [] : [{ class: numberOf(name), pattern: found }];
  });
  const stepOf = (name: string): number => {
    if (!numbers.has(name)) entries.push([name, numberOf(name)]);
    return numberOf(name);
  };
  const kinds = record(cueFile['labels']);
  const cues = statementKinds.flatMap((kind) => list(record(kinds[kind])['cues']).flatMap((row) => cueOf(kind, row, stepOf)));
  return {
    words: new WordIndex(entries),
    patterns,
    classes: [...numbers.keys()].map((name) => `has:${name}`),
    pairNames: pairNamesOf(textsOf(words['paired']), numbers),
    cues,
    cuesByClass: cuesByClass(cues),
    biases: new Map(statementKinds.map((kind) => [kind, numberIn(record(kinds[kind])['bias'], 0)])),
    silent: pattern(cueFile['silent']) ?? /(?!)/,
    thresholds: new Map(
      statementKinds.map((kind) => [kind, numberIn(record(kinds[kind])['threshold'], numberIn(cueFile['threshold'], 0.5))]),
    ),
    alone: numberIn(cueFile['alone'], 0.5),
    bearing: new Set(statementKinds.filter((kind) => textsOf(cueFile['bearing']).includes(kind))),
  };
}

function cuesByClass(cues: readonly Cue[]): ReadonlyMap<number, readonly number[]> {
  const byClass = new Map<number, number[]>();
  for (const [number, { conditions }] of cues.entries()) {
    // A cue of which nothing must be there holds nowhere: it rests on nothing.
    for (const of of new Set(conditions.find(({ isAbsent }) => !isAbsent)?.steps[0])) {
      const known = byClass.get(of);
      if (known === undefined) byClass.set(of, [number]);
      else known.push(number);
    }
  }
  return byClass;
}

function pairNamesOf(paired: readonly string[], numbers: ReadonlyMap<string, number>): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const known = paired.flatMap((name) => {
    const number = numbers.get(name);
    return number === undefined ? [] : [[number, name] as const];
  });
  return new Map(
    known.map(([a, first]) => [a, new Map(known.flatMap(([b, second]) => (a === b ? [] : [[b, `pair:${first}…${second}`]])))]),
  );
}

const numberIn = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

function cueOf(kind: StatementKind, row: unknown, stepOf: (name: string) => number): readonly Cue[] {
  const [text, weight] = list(row);
  if (typeof text !== 'string' || typeof weight !== 'number') return [];
  return [{ kind, name: `cue:${kind} ${text}`, text, weight, conditions: text.split(' ').map((one) => conditionOf(one, stepOf)) }];
}

function conditionOf(text: string, stepOf: (name: string) => number): Condition {
  const isAbsent = text.startsWith('!');
  const isAtStart = text.startsWith('^');
  const parts = (isAbsent || isAtStart ? text.slice(1) : text).split(/([…~+])/);
  return {
    isAbsent,
    isAtStart,
    steps: parts.filter((_, at) => at % 2 === 0).map((names) => names.split('|').map(stepOf)),
    gaps: parts.filter((_, at) => at % 2 === 1).map((mark) => GAPS[mark] ?? 0),
  };
}
