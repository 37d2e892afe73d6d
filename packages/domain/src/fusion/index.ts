export { AUDIT_RATES, type AuditRates, drawnForAudit } from './audit-draw.ts';
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
export {
  ANSWERS,
  type Answer,
  EMPTY_TALLY,
  faded,
  type ReviewedOutcome,
  shareLeftAfter,
  sumTallies,
  type Tally,
  withOutcome,
  worthOf,
} from './tally.ts';
export { answerOf, type EngineVote } from './votes.ts';
export {
  type AnswerRates,
  MOST_WEIGHT,
  PRIOR_WORTH,
  prevalenceOf,
  ratesOf,
  UNKNOWN_ENGINE,
  type Weights,
  weightsOf,
} from './weights.ts';
