export {
  CREDIT_LISTS,
  CREDIT_RULE,
  CREDIT_STEPS,
  type CreditEvent,
  type CreditList,
  type CreditState,
  type LegalFields,
  missingFields,
  moveCredit,
} from './credit.ts';
export {
  amountFault,
  MOST_FEN,
  movePenalty,
  PENALTIES,
  PENALTY_STEPS,
  PENALTY_TYPES,
  type PenaltyEvent,
  type PenaltyState,
  type PenaltyType,
  yuanText,
} from './penalty.ts';
export { type PenaltyGiven, type PenaltyPaper, penaltyPaper } from './penalty-paper.ts';
export { RISK_LEVELS, RISK_REASON_NAMES, RISK_REASONS, type Risk, type RiskLevel, type RiskReason, riskOf } from './risk.ts';
