/** A decision of an authority on a claim, and the states that it is taken from. */
export interface ClaimStep {
  readonly decision: 'accept' | 'refuse' | 'uphold' | 'revoke';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
}

export const CLAIM_STEPS: readonly ClaimStep[] = [
  { decision: 'accept', kind: 'main', states: ['CLAIMED'] },
  { decision: 'refuse', kind: 'danger', states: ['CLAIMED'] },
  { decision: 'uphold', kind: 'main', states: ['DISPUTED'] },
  { decision: 'revoke', kind: 'danger', states: ['ACCEPTED', 'DISPUTED'] },
];
