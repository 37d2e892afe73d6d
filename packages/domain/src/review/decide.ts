import type { ReviewPolicy } from './policy.ts';
import type { Severity } from './rank.ts';

export const DECISIONS = ['confirm', 'reject', 'ask-evidence'] as const;
export type ReviewDecision = (typeof DECISIONS)[number];

/** Why, by decision: a reason is a code, so that statistics and calibration can read it. */
export const REASON_CODES = {
  confirm: ['seen-in-evidence', 'reproduced', 'stated-in-policy', 'admitted'],
  reject: [
    'not-reproduced',
    'wrong-clause',
    'lawful-basis',
    'third-party-code-unused',
    'consent-was-given',
    'engine-mistake',
    'duplicate',
    'not-in-scope',
  ],
  'ask-evidence': ['no-screenshot', 'no-run', 'policy-missing', 'unclear-owner', 'unreadable'],
} as const satisfies Record<ReviewDecision, readonly string[]>;

export const isReasonFor = (decision: ReviewDecision, reason: string): boolean =>
  (REASON_CODES[decision] as readonly string[]).includes(reason);

/** One person's decision, kept as a row and never changed: who thinks otherwise later decides in a new round. */
export interface Review {
  readonly reviewer: string;
  readonly round: number;
  readonly decision: ReviewDecision;
  readonly isBlind: boolean;
  readonly atMs: number;
}

export interface UnderReview {
  readonly severity: Severity;
  /** Drawn into the share that is seen twice to measure agreement. */
  readonly isDrawnForSecond: boolean;
  /** It is to be named in public. */
  readonly isForPublication: boolean;
}

/**
 * Where a finding's review stands in its round. `first`, `second`, `third`: a person is wanted, whose number it is;
 * the third settles a disagreement. `evidence`: work waits for proof. `decided`: it is done.
 */
export type ReviewStanding =
  | { readonly wants: 'first' | 'second' | 'third'; readonly isBlind: boolean }
  | { readonly wants: 'evidence' }
  | { readonly wants: 'nothing'; readonly decision: 'confirm' | 'reject'; readonly wasDisputed: boolean };

/** Persons of one round who must agree. Rejections and unpublished findings may be one person's, as the policy says. */
export function personsNeeded(item: UnderReview, policy: ReviewPolicy): number {
  if (item.isForPublication) return Math.max(2, policy.personsForPublication);
  if (policy.fourEyes === 'always') return 2;
  return item.isDrawnForSecond || (policy.fourEyes === 'grave' && item.severity >= 3) ? 2 : 1;
}

/**
 * Where the review stands.
 * @param reviews of the running round, in the order they came; a person's second row in a round counts for nothing
 */
export function standing(item: UnderReview, reviews: readonly Review[], policy: ReviewPolicy): ReviewStanding {
  const byPerson = reviews.filter((review, i) => reviews.findIndex((other) => other.reviewer === review.reviewer) === i);
  const asked = byPerson.find((review) => review.decision === 'ask-evidence');
  if (asked !== undefined) return { wants: 'evidence' };
  const confirms = byPerson.filter((review) => review.decision === 'confirm').length;
  const rejects = byPerson.length - confirms;
  const needed = personsNeeded(item, policy);
  const wasDisputed = confirms > 0 && rejects > 0;
  if (!wasDisputed) {
    if (byPerson.length === 0) return { wants: 'first', isBlind: false };
    if (byPerson.length < needed) return { wants: 'second', isBlind: policy.blindSecond };
    return { wants: 'nothing', decision: confirms > 0 ? 'confirm' : 'reject', wasDisputed };
  }
  const [more, decision] = confirms > rejects ? ([confirms, 'confirm'] as const) : ([rejects, 'reject'] as const);
  return confirms !== rejects && more >= Math.max(2, needed)
    ? { wants: 'nothing', decision, wasDisputed }
    : { wants: 'third', isBlind: false };
}

export type ReviewRefusal = 'already-decided' | 'decided-before' | 'evidence-awaited' | 'claimed-by-another' | 'reason-does-not-suit';

/** Why this person may not decide now; undefined when they may. */
export function refusalOf(
  person: string,
  decision: ReviewDecision,
  reason: string,
  item: UnderReview,
  reviews: readonly Review[],
  policy: ReviewPolicy,
  claimedBy: string | null,
): ReviewRefusal | undefined {
  const { wants } = standing(item, reviews, policy);
  if (wants === 'nothing') return 'already-decided';
  if (wants === 'evidence') return 'evidence-awaited';
  if (reviews.some((review) => review.reviewer === person)) return 'decided-before';
  if (claimedBy !== null && claimedBy !== person) return 'claimed-by-another';
  return isReasonFor(decision, reason) ? undefined : 'reason-does-not-suit';
}

/**
 * Which decisions of others a person may see. While a blind second is wanted nobody sees them but who made them; once
 * the second has come, and for who settles a disagreement, all are open.
 */
export function visibleReviews(
  viewer: { readonly person: string; readonly mayReview: boolean },
  item: UnderReview,
  reviews: readonly Review[],
  policy: ReviewPolicy,
): readonly Review[] {
  const now = standing(item, reviews, policy);
  const isHidden = now.wants === 'second' && now.isBlind && viewer.mayReview;
  return isHidden ? reviews.filter((review) => review.reviewer === viewer.person) : reviews;
}
