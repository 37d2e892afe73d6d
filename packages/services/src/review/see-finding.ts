import type { FindingState } from '@touchstone/domain/finding';
import { type ReviewPolicy, type ReviewStanding, standing, type UnderReview } from '@touchstone/domain/review';
import type { KeptReview } from './ports.ts';

export interface Viewer {
  readonly person: string | undefined;
  /** May decide, first or second. */
  readonly mayReview: boolean;
}

/** What of a finding's review this person may see now. */
export interface Seen {
  /** Null when nobody is to decide. */
  readonly standing: ReviewStanding | null;
  readonly reviews: readonly KeptReview[];
  /**
   * Whether the figures of the machine are shown: probability, weights, rank, what the audit drew. Who decides looks at what
   * the engines saw and not at what a formula made of it; and nobody can tell an audited rejection from any other finding.
   */
  readonly showsFusion: boolean;
}

export const isOpen = (state: FindingState): boolean => state === 'NEEDS_REVIEW' || state === 'INSUFFICIENT';

/**
 * While a blind second may still come, reviewers see only what they decided themselves, and rounds that ended in a decision.
 * @param reviews of all rounds, in the order they came
 * @param decidedRounds rounds that ended with a decision
 */
export function seeReview(
  viewer: Viewer,
  finding: { readonly state: FindingState; readonly round: number },
  reviews: readonly KeptReview[],
  decidedRounds: ReadonlySet<number>,
  item: UnderReview,
  policy: ReviewPolicy,
): Seen {
  if (!isOpen(finding.state)) return { standing: null, reviews, showsFusion: true };
  const running = reviews.filter(({ round }) => round === finding.round);
  const now = standing(item, running, policy);
  const isSealed = viewer.mayReview && policy.blindSecond && now.wants !== 'third';
  return {
    standing: now,
    reviews: isSealed ? reviews.filter(({ reviewer, round }) => reviewer === viewer.person || decidedRounds.has(round)) : reviews,
    showsFusion: !viewer.mayReview,
  };
}
