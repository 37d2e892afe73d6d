export { AUDIT_RATES, type AuditRates, coverOf, drawnForAudit } from './audit-draw.ts';
export { type AuditCount, type MissEstimate, missedBy, recallEstimate } from './audit-estimate.ts';
export { completeVotes, type GivenVote } from './complete-votes.ts';
export { explain, type Language } from './explain.ts';
export {
  FUSION_THRESHOLDS,
  type Fused,
  type FusedOutcome,
  type FusionInput,
  type FusionThresholds,
  fuse,
  logit,
  type Standing,
  type WeighedVote,
} from './fuse.ts';
export { ANSWERS, type Answer, EMPTY_TALLY, faded, shareLeftAfter, sumOf, sumTallies, type Tally, withVote } from './tally.ts';
export { answerOf, type EngineVote } from './votes.ts';
export {
  type AnswerRates,
  MOST_WEIGHT,
  PRIOR_WORTH,
  prevalenceOf,
  ratesOf,
  UNKNOWN_ENGINE,
  UNKNOWN_TESTER,
  type Weights,
  weightsFrom,
  weightsOf,
} from './weights.ts';
