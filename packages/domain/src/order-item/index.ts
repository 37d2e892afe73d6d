export { type ApplyItemEvent, applyItemEvent, applyLook, type Item } from './apply-event.ts';
export { delaysOf, type ItemDelays, type ItemTimes } from './delays.ts';
export {
  ITEM_KINDS,
  ITEM_STATES,
  type ItemEffect,
  type ItemEvent,
  type ItemGuard,
  type ItemKind,
  type ItemState,
  isSettled,
  ORDER_ITEM_STEPS,
  RELIST_ITEM_STEPS,
  stepsOf,
} from './item.ts';
export { type ItemLimits, type ItemTerm, limitsOf } from './limits.ts';
export {
  bearsOut,
  type ItemLook,
  isLookedAt,
  isSeenOftenEnough,
  type KeptLook,
  LOOK_POLICY,
  LOOK_SCHEDULE_MS,
  type LookPolicy,
  nextLookMs,
  PAGE_TIME_MS,
  policyFor,
  withLook,
} from './look.ts';
export { isObjectionCode, OBJECTION_CODES, OBJECTIONS, type ObjectionCode } from './objection.ts';
export { DELISTING_POLICY, type DelistingPolicy, type NoRelist } from './policy.ts';
export { type RelistingFacts, type RelistingHindrance, relistingHindrances } from './relisting.ts';
export { isDelisted, isRelisted } from './shelf.ts';
