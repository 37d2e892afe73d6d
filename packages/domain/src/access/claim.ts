import { type Step, stepOf } from '../steps/index.ts';

/** How a firm shows that an operator is itself. */
export const CLAIM_METHODS = ['order-code', 'signing-key', 'invitation', 'agent', 'registration'] as const;
export type ClaimMethod = (typeof CLAIM_METHODS)[number];

export type ClaimState = 'CLAIMED' | 'ACCEPTED' | 'REFUSED' | 'DISPUTED' | 'REVOKED' | 'EXPIRED';

export type ClaimEvent =
  /** The proof holds: the code was printed on an order, the challenge is signed by the app's key. */
  | 'proved'
  | 'accept'
  | 'refuse'
  /** Another firm says that the operator is itself. */
  | 'dispute'
  | 'uphold'
  | 'revoke'
  | 'expire';

interface ClaimStep extends Step<ClaimState, ClaimEvent> {
  readonly by: 'authority' | 'platform' | 'other-firm' | 'firm';
}

/** Every step of a claim. A dispute is decided by a person of the authority, and until then the claim shows nothing more. */
export const CLAIM_STEPS: readonly ClaimStep[] = [
  { from: 'CLAIMED', on: 'proved', by: 'platform', to: 'ACCEPTED' },
  { from: 'CLAIMED', on: 'accept', by: 'authority', to: 'ACCEPTED' },
  { from: 'CLAIMED', on: 'refuse', by: 'authority', to: 'REFUSED' },
  { from: 'CLAIMED', on: 'dispute', by: 'other-firm', to: 'DISPUTED' },
  { from: 'CLAIMED', on: 'expire', by: 'platform', to: 'EXPIRED' },
  { from: 'ACCEPTED', on: 'dispute', by: 'other-firm', to: 'DISPUTED' },
  { from: 'ACCEPTED', on: 'revoke', by: 'authority', to: 'REVOKED' },
  { from: 'ACCEPTED', on: 'revoke', by: 'firm', to: 'REVOKED' },
  { from: 'ACCEPTED', on: 'expire', by: 'platform', to: 'EXPIRED' },
  { from: 'DISPUTED', on: 'uphold', by: 'authority', to: 'ACCEPTED' },
  { from: 'DISPUTED', on: 'revoke', by: 'authority', to: 'REVOKED' },
  { from: 'DISPUTED', on: 'expire', by: 'platform', to: 'EXPIRED' },
];

export type ClaimOutcome =
  | { readonly ok: true; readonly state: ClaimState }
  | { readonly ok: false; readonly reason: 'no-such-step' | 'wrong-actor' | 'proof-does-not-suit' };

/** Methods whose proof the platform can check by itself. */
const PROVABLE: ReadonlySet<ClaimMethod> = new Set(['order-code', 'signing-key', 'invitation']);

/** Takes a claim one step on. */
export function advanceClaim(state: ClaimState, on: ClaimEvent, by: ClaimStep['by'], method: ClaimMethod): ClaimOutcome {
  if (stepOf(CLAIM_STEPS, state, on) === undefined) return { ok: false, reason: 'no-such-step' };
  const step = CLAIM_STEPS.find((row) => row.from === state && row.on === on && row.by === by);
  if (step === undefined) return { ok: false, reason: 'wrong-actor' };
  if (on === 'proved' && !PROVABLE.has(method)) return { ok: false, reason: 'proof-does-not-suit' };
  return { ok: true, state: step.to };
}

/** Whether the claim lets the firm see and answer for the operator. An agent's ends on its day. */
export const isClaimInForce = (state: ClaimState, untilMs: number | null, atMs: number): boolean =>
  state === 'ACCEPTED' && (untilMs === null || atMs < untilMs);
