export { type ClaimAnswer, holderOf, type ReviewClaim, takeClaim } from './claim.ts';
export {
  DECISIONS,
  isReasonFor,
  personsNeeded,
  REASON_CODES,
  type Review,
  type ReviewDecision,
  type ReviewRefusal,
  type ReviewStanding,
  refusalOf,
  standing,
  type UnderReview,
  visibleReviews,
} from './decide.ts';
export { drawnForSecond, FEWEST_FOR_PUBLICATION, policyOf, REVIEW_POLICY, type ReviewPolicy } from './policy.ts';
export { type RankInput, rankOf, type Severity } from './rank.ts';
export {
  type Agreement,
  agreementOf,
  type DecidedReview,
  kappaOf,
  type Pair,
  type ReviewerFigures,
  reviewerFigures,
} from './statistics.ts';
