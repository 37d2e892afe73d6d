import { type Interval, wilson } from './interval.ts';

/** What the sample of one stratum showed. */
export interface StratumResult {
  readonly stratum: string;
  /** Members of the frame in it. */
  readonly members: number;
  readonly tested: number;
  readonly withProblems: number;
}

/** Share of a whole frame with problems, as its sample tells. */
export interface FrameEstimate {
  /** Each stratum counts as large as it is, not as many as were drawn from it. Null: nothing was tested. */
  readonly share: number | null;
  readonly interval: Interval;
  /** The share in members of the frame that the tested strata hold. */
  readonly members: number | null;
  /** Members in strata of which nothing was tested: the estimate says nothing of them. */
  readonly notCovered: number;
}

/**
 * Estimates the share of a frame from a stratified sample, with its 95 % interval. The interval is Wilson's, for as many
 * apps as a simple sample of the same certainty would have taken.
 * @source Cochran, Sampling Techniques, chapter 5
 */
export function estimateFrame(strata: readonly StratumResult[]): FrameEstimate {
  const tested = strata.filter((stratum) => stratum.tested > 0);
  const covered = sum(tested, (stratum) => stratum.members);
  const notCovered = sum(strata, (stratum) => stratum.members) - covered;
  if (covered === 0) return { share: null, interval: { low: 0, high: 1 }, members: null, notCovered };
  const share = sum(tested, ({ members, withProblems, tested }) => (members / covered) * (withProblems / tested));
  const sampled = sum(tested, (stratum) => stratum.tested);
  return { share, interval: intervalOf(tested, covered, share, sampled), members: Math.round(share * covered), notCovered };
}

function intervalOf(strata: readonly StratumResult[], covered: number, share: number, sampled: number): Interval {
  const variance = sum(strata, (stratum) => {
    // A stratum where all or none had problems is not therefore certain: half an app of each is added.
    const p = (stratum.withProblems + 0.5) / (stratum.tested + 1);
    const unseen = Math.max(0, 1 - stratum.tested / stratum.members);
    return (stratum.members / covered) ** 2 * unseen * ((p * (1 - p)) / Math.max(1, stratum.tested - 1));
  });
  if (variance === 0) return { low: share, high: share };
  const spread = Math.max(share * (1 - share), 0.5 / (sampled + 1) / 2);
  return wilson(share, spread / variance);
}

const sum = <T>(items: readonly T[], value: (item: T) => number) => items.reduce((total, item) => total + value(item), 0);
