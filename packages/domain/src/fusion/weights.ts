import { type Answer, sumOf, type Tally } from './tally.ts';

/** How often an engine gives each answer where the clause is broken and where it is not; each side adds up to 1. */
export interface AnswerRates {
  readonly real: Readonly<Record<Answer, number>>;
  readonly unreal: Readonly<Record<Answer, number>>;
}

/** What is taken of an engine of which nothing is known yet: it sees half of what is there and is wrong on one clean app in forty. */
export const UNKNOWN_ENGINE: AnswerRates = {
  real: { violation: 0.35, suspected: 0.15, none: 0.5 },
  unreal: { violation: 0.01, suspected: 0.015, none: 0.975 },
};

/** What is taken of a lab's testers before their sheets have been reviewed. */
export const UNKNOWN_TESTER: AnswerRates = {
  real: { violation: 0.75, suspected: 0.1, none: 0.15 },
  unreal: { violation: 0.01, suspected: 0.01, none: 0.98 },
};

/** Outcomes that a prior is worth: with as many of its own, an engine's rule counts as much as what was expected of it. */
export const PRIOR_WORTH = 20;

/** No engine's word is worth more than this, in nats: e^5 is 148 to 1. A few lucky outcomes must not make an oracle. */
export const MOST_WEIGHT = 5;

/**
 * Rates of an engine's rule: what its outcomes show, drawn towards the prior by so much as they are few.
 * @param prior of the engine version over all its rules, itself drawn towards `UNKNOWN_ENGINE` or the golden set's rates
 */
export function ratesOf(tally: Tally, prior: AnswerRates, priorWorth = PRIOR_WORTH): AnswerRates {
  return { real: blend(tally, 'real', prior, priorWorth), unreal: blend(tally, 'unreal', prior, priorWorth) };
}

/** Weight of each answer: log of how much more often it comes where the clause is broken than where it is not. */
export type Weights = Readonly<Record<Answer, number>>;

export function weightsOf(rates: AnswerRates): Weights {
  const weight = (answer: Answer) => {
    const [real, unreal] = [Math.max(rates.real[answer], LEAST_RATE), Math.max(rates.unreal[answer], LEAST_RATE)];
    return Math.min(MOST_WEIGHT, Math.max(-MOST_WEIGHT, Math.log(real / unreal)));
  };
  return { violation: weight('violation'), suspected: weight('suspected'), none: weight('none') };
}

/**
 * Weights of an engine version's rule from its own tally, that of all the version's rules, and what was expected before
 * either: each is drawn towards the next by so much as its votes are few.
 * @param expected of the golden set, or `UNKNOWN_ENGINE`, `UNKNOWN_TESTER`
 */
export const weightsFrom = (rule: Tally, engine: Tally, expected: AnswerRates): Weights =>
  weightsOf(ratesOf(rule, ratesOf(engine, expected)));

const LEAST_RATE = 1e-6;

function blend(tally: Tally, side: 'real' | 'unreal', prior: AnswerRates, priorWorth: number): Readonly<Record<Answer, number>> {
  const counts = tally[side];
  const votes = sumOf(counts) + priorWorth;
  const rate = (answer: Answer) => (votes === 0 ? prior[side][answer] : (counts[answer] + prior[side][answer] * priorWorth) / votes);
  return { violation: rate('violation'), suspected: rate('suspected'), none: rate('none') };
}

/**
 * How often a clause is broken, drawn towards what was expected of it.
 * @param seen of all tested apps: `real` adds up 1 or 0 where people decided, else what fusion said
 * @param expectedShare 0 to 1
 * @param worth apps that the expectation is worth
 */
export const prevalenceOf = (seen: { readonly real: number; readonly all: number }, expectedShare = 0.01, worth = 100): number =>
  (Math.min(seen.real, seen.all) + expectedShare * worth) / (seen.all + worth);
