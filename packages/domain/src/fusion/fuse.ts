import { byText } from '@touchstone/kernel/order';
import type { Answer } from './tally.ts';
import { answerOf, type EngineVote } from './votes.ts';
import type { Weights } from './weights.ts';

/** From which probability on people look. */
export interface FusionThresholds {
  /** T1: likely, ranked by reach and severity. */
  readonly likely: number;
  /** T0: below it nobody looks but the random audit. Between the two people look when the likely ones are done. */
  readonly unlikely: number;
}

export const FUSION_THRESHOLDS: FusionThresholds = { likely: 0.5, unlikely: 0.05 };

export interface FusionInput {
  readonly clause: string;
  readonly votes: readonly EngineVote[];
  /** How often this clause is broken among such apps, 0 to 1. */
  readonly prevalence: number;
  /** Weights of an engine version's rule. */
  weightsFor(vote: EngineVote): Weights;
  readonly thresholds: FusionThresholds;
  /** The authority lets machines decide this clause (a missing filing number, a signature that does not verify). */
  readonly isMachineDecidable: boolean;
}

/**
 * What engines make of a clause together. `needs-review`: a person looks. `rejected`: an engine saw something, and it is
 * unlikely; kept, and a part is audited. `not-found`: engines looked, none saw anything. `not-tested`: 未检测, none that
 * may vote could. `machine-decided`: likely, by proof, on a clause flagged by the authority.
 */
export type FusedOutcome = 'needs-review' | 'rejected' | 'not-found' | 'not-tested' | 'machine-decided';

/** Why a vote weighs what it weighs. */
export type Standing = 'counted' | 'same-group' | 'on-probation' | 'says-nothing';

export interface WeighedVote {
  readonly engine: string;
  readonly engineVersion: string;
  readonly group: string;
  readonly rule: string;
  readonly vote: EngineVote['vote'];
  readonly answer: Answer | null;
  readonly reason: string | null;
  readonly standing: Standing;
  /** Nats, to hundredths; 0 unless counted. */
  readonly weight: number;
}

export interface Fused {
  readonly clause: string;
  readonly outcome: FusedOutcome;
  /** 0 to 1, to ten-thousandths. */
  readonly probability: number;
  readonly band: 'likely' | 'uncertain' | 'unlikely';
  readonly reason: {
    readonly prevalence: number;
    readonly votes: readonly WeighedVote[];
    readonly thresholds: FusionThresholds;
  };
}

/** Fuses the votes on one clause. Order does not matter: the same votes and weights always give the same. */
export function fuse(input: FusionInput): Fused {
  const votes = weigh(input);
  const counted = votes.filter((vote) => vote.standing === 'counted');
  const total = counted.reduce((sum, vote) => sum + vote.weight, logit(input.prevalence));
  const probability = Math.round(10_000 / (1 + Math.exp(-total))) / 10_000;
  const band = probability >= input.thresholds.likely ? 'likely' : probability > input.thresholds.unlikely ? 'uncertain' : 'unlikely';
  return {
    clause: input.clause,
    outcome: outcomeOf(input, votes, band),
    probability,
    band,
    reason: { prevalence: input.prevalence, votes, thresholds: input.thresholds },
  };
}

function outcomeOf(input: FusionInput, votes: readonly WeighedVote[], band: Fused['band']): FusedOutcome {
  const heard = votes.filter((vote) => vote.standing === 'counted' || vote.standing === 'same-group');
  if (heard.length === 0) return 'not-tested';
  if (heard.every((vote) => vote.answer === 'none')) return 'not-found';
  if (band === 'unlikely') return 'rejected';
  const isProven = heard.some((vote) => vote.answer === 'violation') && heard.every((vote) => vote.answer !== 'none');
  return input.isMachineDecidable && isProven && band === 'likely' ? 'machine-decided' : 'needs-review';
}

function weigh({ votes, weightsFor }: FusionInput): readonly WeighedVote[] {
  const weighed = votes.toSorted(byEngine).map((vote) => {
    const answer = answerOf(vote) ?? null;
    const standing: Standing = answer === null ? 'says-nothing' : vote.mayVote ? 'counted' : 'on-probation';
    return {
      engine: vote.engine,
      engineVersion: vote.engineVersion,
      group: vote.group,
      rule: vote.rule,
      vote: vote.vote,
      answer,
      reason: vote.reason ?? null,
      standing,
      weight: standing === 'counted' && answer !== null ? Math.round(weightsFor(vote)[answer] * 100) / 100 : 0,
    };
  });
  const speakers = new Set([...Map.groupBy(weighed.filter(isCounted), (vote) => vote.group).values()].map(strongest));
  return weighed.map((vote) => (isCounted(vote) && !speakers.has(vote) ? { ...vote, standing: 'same-group' as const, weight: 0 } : vote));
}

const isCounted = (vote: WeighedVote) => vote.standing === 'counted';

/** A group speaks once, by its member whose vote weighs most; of two that weigh the same, the one that saw something. */
const strongest = (group: readonly WeighedVote[]): WeighedVote =>
  group.reduce((best, vote) => {
    const more = Math.abs(vote.weight) - Math.abs(best.weight);
    return more > 0 || (more === 0 && vote.weight > best.weight) ? vote : best;
  });

const byEngine = (a: EngineVote, b: EngineVote) =>
  byText(a.engine, b.engine) || byText(a.engineVersion, b.engineVersion) || byText(a.rule, b.rule);

/** Log of the odds. Nothing is impossible and nothing certain before a test: one in a million at the least. */
export const logit = (share: number): number => {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, share));
  return Math.log(p / (1 - p));
};
