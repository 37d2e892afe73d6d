import {
  type Answer,
  EMPTY_TALLY,
  type EngineVote,
  FUSION_THRESHOLDS,
  faded,
  fuse,
  prevalenceOf,
  ratesOf,
  type Tally,
  UNKNOWN_ENGINE,
  type Weights,
  weightsOf,
  withVote,
} from '@touchstone/domain/fusion';
import type { Method } from './method.ts';
import { NO_RECALIBRATION, type Recalibration, recalibrate, type SaidAndFound, straightened } from './straighten.ts';
import { ENGINES, type Item } from './world.ts';

export interface LogOddsOptions {
  readonly name: string;
  readonly reviewFrom: number;
  /** Each group speaks once. */
  readonly byGroup: boolean;
  /** Outcomes that the prior of a rule is worth. */
  readonly priorWorth: number;
  /** Largest weight of an audited outcome; 1: audits count like any other. */
  readonly mostWeight: number;
  /** Share of a tally's weight that is left after a batch. */
  readonly fade: number;
  /** What was not reviewed counts as fusion judged it. */
  readonly expected: boolean;
  /** Fused log-odds are straightened by what people found. */
  readonly recalibrated: boolean;
  /** Rules of an engine lend each other what they learnt. */
  readonly shared: boolean;
}

/** The method of `@touchstone/domain/fusion`, with its parts taken out one by one. */
export function logOdds(options: LogOddsOptions): Method {
  const byRule = new Map<string, Tally>();
  const byEngine = new Map<number, Tally>();
  const prevalence = new Map<string, { real: number; all: number }>();
  let weights = new Map<string, Weights>();
  let line: Recalibration = NO_RECALIBRATION;
  let found: SaidAndFound[] = [];
  const keyOf = (engine: number, clause: string) => `${engine} ${clause}`;

  const weightsFor = (engine: number, clause: string): Weights => {
    const key = keyOf(engine, clause);
    const known = weights.get(key);
    if (known !== undefined) return known;
    const prior = options.shared ? ratesOf(byEngine.get(engine) ?? EMPTY_TALLY, UNKNOWN_ENGINE, 20) : UNKNOWN_ENGINE;
    const made = weightsOf(ratesOf(byRule.get(key) ?? EMPTY_TALLY, prior, options.priorWorth));
    weights.set(key, made);
    return made;
  };

  return {
    name: options.name,
    reviewFrom: options.reviewFrom,
    givesProbabilities: true,
    score: (item) => straightened(said(item), line),
    learn(batch, reviewed) {
      if (options.recalibrated) {
        found = [...found, ...reviewed.map(({ item, isReal, drawnWith }) => ({ said: said(item), isReal, drawnWith }))].slice(-5000);
        line = recalibrate(found);
      }
      const looked = new Set(reviewed.map(({ item }) => item));
      const judged = options.expected
        ? batch.filter((item) => !looked.has(item)).map((item) => ({ item, probability: straightened(said(item), line) }))
        : [];
      for (const [key, tally] of byRule) byRule.set(key, faded(tally, options.fade));
      for (const [engine, tally] of byEngine) byEngine.set(engine, faded(tally, options.fade));
      for (const [clause, count] of prevalence) prevalence.set(clause, { real: count.real * options.fade, all: count.all * options.fade });
      for (const { clause } of batch) count(clause).all++;
      for (const { item, isReal, drawnWith } of reviewed) add(item, isReal ? 1 : 0, Math.min(options.mostWeight, 1 / drawnWith));
      for (const { item, probability } of judged) add(item, probability, 1);
      weights = new Map();
    },
  };

  function add(item: Item, probability: number, weight: number): void {
    count(item.clause).real += probability * weight;
    item.answers.forEach((answer, engine) => {
      if (answer === undefined) return;
      const key = keyOf(engine, item.clause);
      byRule.set(key, withVote(byRule.get(key) ?? EMPTY_TALLY, answer, probability, weight));
      byEngine.set(engine, withVote(byEngine.get(engine) ?? EMPTY_TALLY, answer, probability, weight));
    });
  }

  function said(item: Item): number {
    return fuse({
      clause: item.clause,
      votes: votesOf(item, options.byGroup),
      prevalence: prevalenceOf(prevalence.get(item.clause) ?? { real: 0, all: 0 }),
      weightsFor: (vote) => weightsFor(Number(vote.engineVersion), vote.rule),
      thresholds: FUSION_THRESHOLDS,
      isMachineDecidable: false,
    }).probability;
  }

  function count(clause: string): { real: number; all: number } {
    const known = prevalence.get(clause) ?? { real: 0, all: 0 };
    prevalence.set(clause, known);
    return known;
  }
}

const votesOf = (item: Item, byGroup: boolean): readonly EngineVote[] =>
  item.answers.map((answer, i) => ({
    engine: ENGINES[i]!.id,
    engineVersion: String(i),
    group: byGroup ? ENGINES[i]!.group : ENGINES[i]!.id,
    rule: item.clause,
    ...voteOf(answer),
    mayVote: true,
    isPerson: false,
  }));

const voteOf = (answer: Answer | undefined): Pick<EngineVote, 'vote' | 'strength'> =>
  answer === undefined ? { vote: 'NOT_TESTED' } : answer === 'none' ? { vote: 'NOT_DETECTED' } : { vote: 'DETECTED', strength: answer };
