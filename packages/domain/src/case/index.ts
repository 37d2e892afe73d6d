export { type Applied, applyEvent, type CaseActor, type CaseRefusal, type CaseWish } from './apply.ts';
export { CASE_EVENTS, type CaseEvent, eventRow, isCaseEvent, ORDERS_OF, type Party, sharedBy } from './events.ts';
export { wordsOfGuard, wordsOfReason } from './guard-words.ts';
export type { Attempt, CaseFacts, CaseFinding, CaseGuard } from './guards.ts';
export {
  type Case,
  type Folded,
  foldCase,
  follow,
  type HistoryFault,
  hashedText,
  hashOf,
  type RecordedEvent,
  STEPS_OF,
  stateIn,
  UNOPENED,
} from './history.ts';
export { CASE_ORIGINS, type Carried, type CaseOrigin, openingState } from './openings.ts';
export { toldRegion, toldState } from './outside.ts';
export {
  type AccessState,
  AT_REST,
  BEFORE_CONFIRMATION,
  CASE_STATES,
  type CaseState,
  type CreditState,
  ENDED,
  isCaseState,
  type PenaltyState,
  type Region,
} from './states.ts';
export { ACCESS_STEPS, CASE_STEPS, type CaseEffect, type CaseStep, CREDIT_STEPS, OPEN_STATES, PENALTY_STEPS } from './steps.ts';

/** Deadlines that the main line of a case turns on: to rectify (D1), and after publication (D2). */
export const MAIN_DEADLINES = ['rectification', 'after-notice'] as const;
export type MainDeadline = (typeof MAIN_DEADLINES)[number];
