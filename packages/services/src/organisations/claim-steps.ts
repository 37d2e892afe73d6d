export type ClaimState = 'CLAIMED' | 'ACCEPTED' | 'REFUSED' | 'DISPUTED' | 'REVOKED' | 'EXPIRED';
export type ClaimEvent = 'proven' | 'accept' | 'refuse' | 'dispute' | 'uphold' | 'revoke' | 'expire';
export type ClaimMethod = 'order-code' | 'signing-key' | 'invitation' | 'agent' | 'registration';

interface ClaimStep {
  readonly from: ClaimState;
  readonly on: ClaimEvent;
  readonly to: ClaimState;
  /** What the firm's people may see of the operator afterwards: their grants begin, stay or end. */
  readonly grants: 'begin' | 'stay' | 'end';
}

/** Every step a claim can take: who says they are an operator, who disputes that, and what an authority decided. */
export const claimSteps: readonly ClaimStep[] = [
  { from: 'CLAIMED', on: 'proven', to: 'ACCEPTED', grants: 'begin' },
  { from: 'CLAIMED', on: 'accept', to: 'ACCEPTED', grants: 'begin' },
  { from: 'CLAIMED', on: 'refuse', to: 'REFUSED', grants: 'stay' },
  { from: 'ACCEPTED', on: 'dispute', to: 'DISPUTED', grants: 'stay' },
  { from: 'DISPUTED', on: 'uphold', to: 'ACCEPTED', grants: 'stay' },
  { from: 'DISPUTED', on: 'revoke', to: 'REVOKED', grants: 'end' },
  { from: 'ACCEPTED', on: 'revoke', to: 'REVOKED', grants: 'end' },
  { from: 'ACCEPTED', on: 'expire', to: 'EXPIRED', grants: 'end' },
];

/** The step a claim takes; undefined when there is none. */
export const claimStep = (from: ClaimState, on: ClaimEvent): ClaimStep | undefined =>
  claimSteps.find((step) => step.from === from && step.on === on);
