export { type Balance, balanceOf, isBalanced } from './balance.ts';
export { type MayCreate, mayCreate, type RunIdentity, runKey } from './identity.ts';
export {
  advance,
  type Backoff,
  isLeased,
  isTerminal,
  NEW_RUN,
  RUN_LIMITS,
  RUN_STEPS,
  type Run,
  type RunEffect,
  type RunEvent,
  type RunGuard,
  type RunInput,
  type RunLimits,
  type RunOutcome,
  type RunState,
  retryDelayMs,
} from './run.ts';
