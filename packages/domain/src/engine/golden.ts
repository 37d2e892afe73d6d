import type { EngineResult, Vote } from './result.ts';

/** An artifact whose answers people have established: what a new version of an engine is tried on. */
export interface GoldenArtifact {
  /** SHA-256. */
  readonly artifact: string;
  /** By clause: whether the app violates it. Clauses that nobody has looked at are absent. */
  readonly answers: Readonly<Record<string, 'violates' | 'clean'>>;
}

/** What a version must reach. Data: kept with the rule set, changed by decision. */
export interface GoldenThresholds {
  /** Fewest answers of either kind before a share means anything. */
  readonly fewestAnswers: number;
  /** Of what is there, the share that must be found; of what is reported, the share that must be there. */
  readonly recall: number;
  readonly precision: number;
  /** Of the clauses it claims to test, the largest share it may leave open, errors included. */
  readonly untested: number;
  /** Largest share of runs that fail or time out. */
  readonly failedRuns: number;
}

export const GOLDEN_THRESHOLDS: GoldenThresholds = {
  fewestAnswers: 20,
  recall: 0.9,
  precision: 0.9,
  untested: 0.2,
  failedRuns: 0.02,
};

export interface GoldenFigures {
  readonly artifacts: number;
  readonly runs: number;
  readonly failedRuns: number;
  /** Violations found, violations missed, clean clauses reported, clean clauses left alone, clauses left open. */
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly cleared: number;
  readonly open: number;
  /** undefined where there was nothing to count. */
  readonly recall: number | undefined;
  readonly precision: number | undefined;
  readonly untested: number | undefined;
}

/** How it answered on one clause, counted as in the figures. */
export interface GoldenClause {
  readonly clause: string;
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly cleared: number;
  readonly open: number;
}

export interface GoldenVerdict {
  readonly passed: boolean;
  readonly figures: GoldenFigures;
  /** Each clause that it claims and that the set asks, in the order of their names. */
  readonly clauses: readonly GoldenClause[];
  /** What was not reached: `recall 0.82 < 0.9`. */
  readonly faults: readonly string[];
  /** Answers that were wrong, for who looks into it; the first ones. */
  readonly wrong: readonly {
    readonly artifact: string;
    readonly clause: string;
    readonly expected: 'violates' | 'clean';
    readonly vote: Vote;
  }[];
}

const MOST_WRONG = 200;

/**
 * Whether a version passes the golden set. An artifact without a result is a failed run, a clause without a vote is left open:
 * nothing is passed by silence. A clause that the engine does not claim is not asked of it. A tool that only ever detects, whose
 * silence clears nothing, is judged by what it reports alone.
 *
 * @param claimed clauses of its capability matrix that it can decide with the inputs of the golden set
 */
export function judgeGolden(
  golden: readonly GoldenArtifact[],
  results: readonly Pick<EngineResult, 'artifact' | 'outcome' | 'clauses'>[],
  claimed: ReadonlySet<string>,
  thresholds: GoldenThresholds = GOLDEN_THRESHOLDS,
): GoldenVerdict {
  const byArtifact = new Map(results.map((result) => [result.artifact, result]));
  const count = { failedRuns: 0, found: 0, missed: 0, falseAlarms: 0, cleared: 0, open: 0 };
  const byClause = new Map<string, Record<Answer, number>>();
  const wrong: GoldenVerdict['wrong'][number][] = [];
  let [cleanAsked, errors] = [0, 0];
  for (const { artifact, answers } of golden) {
    const result = byArtifact.get(artifact);
    if (result === undefined || !WHOLE.has(result.outcome)) count.failedRuns++;
    const votes = new Map(result?.clauses.map(({ clause, vote }) => [clause, vote]) ?? []);
    for (const [clause, expected] of Object.entries(answers)) {
      if (!claimed.has(clause)) continue;
      const vote = votes.get(clause) ?? 'NOT_TESTED';
      const what = KIND[expected][vote];
      count[what]++;
      const ofClause = byClause.get(clause) ?? { found: 0, missed: 0, falseAlarms: 0, cleared: 0, open: 0 };
      ofClause[what]++;
      byClause.set(clause, ofClause);
      if (expected === 'clean') cleanAsked++;
      if (vote === 'ERROR') errors++;
      if ((what === 'missed' || what === 'falseAlarms') && wrong.length < MOST_WRONG) wrong.push({ artifact, clause, expected, vote });
    }
  }
  const figures: GoldenFigures = {
    artifacts: golden.length,
    runs: byArtifact.size,
    ...count,
    recall: share(count.found, count.found + count.missed),
    precision: share(count.found, count.found + count.falseAlarms),
    untested: share(count.open, count.found + count.missed + count.falseAlarms + count.cleared + count.open),
  };
  const onlyDetects = count.found > 0 && count.missed + count.cleared + errors === 0;
  const faults = onlyDetects ? faultsOfDetector(figures, cleanAsked, thresholds) : faultsOf(figures, thresholds);
  const clauses = [...byClause].map(([clause, ofClause]) => ({ clause, ...ofClause })).sort((a, b) => (a.clause < b.clause ? -1 : 1));
  return { passed: faults.length === 0, figures, clauses, faults, wrong };
}

const WHOLE: ReadonlySet<string> = new Set(['SUCCEEDED', 'PARTIAL']);

/** A violation that was left open is not missed: it weighs in `untested`. */
const KIND = {
  violates: { DETECTED: 'found', NOT_DETECTED: 'missed', NOT_TESTED: 'open', ERROR: 'open' },
  clean: { DETECTED: 'falseAlarms', NOT_DETECTED: 'cleared', NOT_TESTED: 'open', ERROR: 'open' },
} as const;
type Answer = (typeof KIND)[keyof typeof KIND][Vote];

function faultsOf(figures: GoldenFigures, thresholds: GoldenThresholds): readonly string[] {
  const { found, missed, falseAlarms, cleared } = figures;
  const runs = share(figures.failedRuns, figures.artifacts) ?? 1;
  return [
    ...fewer('violations', found + missed, thresholds.fewestAnswers),
    ...fewer('clean answers', falseAlarms + cleared, thresholds.fewestAnswers),
    ...below('recall', figures.recall, thresholds.recall),
    ...below('precision', figures.precision, thresholds.precision),
    ...above('untested', figures.untested ?? 1, thresholds.untested),
    ...above('failed runs', runs, thresholds.failedRuns),
  ];
}

/** What it leaves open is not tested, whatever it looked at: it must find enough, and be right in what it reports. */
function faultsOfDetector(figures: GoldenFigures, cleanAsked: number, thresholds: GoldenThresholds): readonly string[] {
  return [
    ...fewer('violations found', figures.found, thresholds.fewestAnswers),
    ...fewer('clean answers', cleanAsked, thresholds.fewestAnswers),
    ...below('precision', figures.precision, thresholds.precision),
    ...above('failed runs', share(figures.failedRuns, figures.artifacts) ?? 1, thresholds.failedRuns),
  ];
}

const fewer = (what: string, count: number, fewest: number) => (count < fewest ? [`${what} ${count} < ${fewest}`] : []);
const below = (what: string, value: number | undefined, least: number) =>
  value === undefined || value < least ? [`${what} ${shown(value)} < ${least}`] : [];
const above = (what: string, value: number, most: number) => (value > most ? [`${what} ${shown(value)} > ${most}`] : []);

const shown = (value: number | undefined) => (value === undefined ? 'unknown' : value.toFixed(3));
const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
