import { isSameMember, isSameMethod, type MethodName, methodName } from './method-name.ts';
import type { ExpectedFlows, ExpectedStatement, TruthRow } from './truth.ts';

/** A pair of statements that was found, methods as Dalvik descriptors. */
export interface FoundFlow {
  readonly source: FoundStatement;
  readonly sink: FoundStatement;
}

export interface FoundStatement {
  /** The API that is called. */
  readonly method: string;
  /** The method that holds the call. */
  readonly in: string;
  /** Tells statements of one method apart: code units from its start. */
  readonly instruction: number;
}

/** Counts of one app, or of many. */
export interface Score {
  readonly apps: number;
  readonly expected: number;
  readonly found: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

export const NOTHING: Score = { apps: 0, expected: 0, found: 0, truePositives: 0, falsePositives: 0, falseNegatives: 0 };

/** What was found in one app, against its row of the truth. An app that could not be scanned has found nothing. */
export function scoreApp({ expected }: Pick<TruthRow, 'expected'>, found: readonly FoundFlow[]): Score {
  const pairs = distinct(found);
  return 'count' in expected ? byCount(expected.count, pairs.length) : byPairs(expected, pairs);
}

export function addScores(scores: readonly Score[]): Score {
  return scores.reduce(
    (sum, one) => ({
      apps: sum.apps + one.apps,
      expected: sum.expected + one.expected,
      found: sum.found + one.found,
      truePositives: sum.truePositives + one.truePositives,
      falsePositives: sum.falsePositives + one.falsePositives,
      falseNegatives: sum.falseNegatives + one.falseNegatives,
    }),
    NOTHING,
  );
}

/** Precision, recall and their harmonic mean; where nothing was found, or nothing was to be found, 1 when that is no fault. */
export function ratios({ truePositives, falsePositives, falseNegatives }: Score): {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
} {
  const p = share(truePositives, falsePositives, falseNegatives);
  const r = share(truePositives, falseNegatives, falsePositives);
  return { p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

/** The line that ends a score: `P 0.894 R 0.771 F1 0.828`. */
export function lastLine(score: Score): string {
  const { p, r, f1 } = ratios(score);
  return `P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${f1.toFixed(3)}`;
}

function share(right: number, wrong: number, other: number): number {
  if (right + wrong > 0) return right / (right + wrong);
  return other === 0 ? 1 : 0;
}

/** Each pair of source statement and sink statement once. */
function distinct(found: readonly FoundFlow[]): readonly FoundFlow[] {
  const keyOf = ({ source, sink }: FoundFlow) => JSON.stringify([source.in, source.instruction, sink.in, sink.instruction]);
  return [...new Map(found.map((flow) => [keyOf(flow), flow])).values()];
}

function byCount(expected: number, found: number): Score {
  return {
    apps: 1,
    expected,
    found,
    truePositives: Math.min(found, expected),
    falsePositives: Math.max(0, found - expected),
    falseNegatives: Math.max(0, expected - found),
  };
}

/**
 * Each expected pair takes one that was found, first where the class of the API is the same, then where only its member is. What
 * repeats a pair that is expected is no false alarm: a truth names methods, and a method may call an API twice.
 */
function byPairs({ flows }: ExpectedFlows, found: readonly FoundFlow[]): Score {
  const wanted = flows.map(({ source, sink }) => ({ source: namesOf(source), sink: namesOf(sink) }));
  const said = found.map(({ source, sink }) => ({ source: namesOf(source), sink: namesOf(sink) }));
  const taken = new Set<number>();
  const met = new Set<number>();
  for (const isSame of [isSameMethod, isSameMember]) {
    for (const [w, one] of wanted.entries()) {
      const match = met.has(w) ? -1 : said.findIndex((pair, s) => !taken.has(s) && isPair(one, pair, isSame));
      if (match < 0) continue;
      taken.add(match);
      met.add(w);
    }
  }
  const strangers = said.filter((pair, s) => !taken.has(s) && !wanted.some((one) => isPair(one, pair, isSameMember)));
  return {
    apps: 1,
    expected: flows.length,
    found: found.length,
    truePositives: met.size,
    falsePositives: strangers.length,
    falseNegatives: flows.length - met.size,
  };
}

interface Names {
  readonly method: MethodName;
  readonly in: MethodName;
}

type Pair = { readonly source: Names; readonly sink: Names };
type IsSame = (a: MethodName, b: MethodName) => boolean;

const namesOf = (statement: ExpectedStatement): Names => ({ method: methodName(statement.method), in: methodName(statement.in) });

const isPair = (a: Pair, b: Pair, isSame: IsSame): boolean =>
  isStatement(a.source, b.source, isSame) && isStatement(a.sink, b.sink, isSame);

const isStatement = (a: Names, b: Names, isSame: IsSame): boolean => isSame(a.method, b.method) && isSameMethod(a.in, b.in);
