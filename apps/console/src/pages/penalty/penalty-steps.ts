/** A step of a penalty, and the states that it is taken from. */
export interface PenaltyStep {
  readonly step: 'notify' | 'decide' | 'pay' | 'revoke';
  readonly permission: 'penalty.record' | 'penalty.decide';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
}

export const PENALTY_STEPS: readonly PenaltyStep[] = [
  { step: 'notify', permission: 'penalty.record', kind: 'main', states: ['RECORDED'] },
  { step: 'decide', permission: 'penalty.decide', kind: 'main', states: ['NOTIFIED'] },
  { step: 'pay', permission: 'penalty.record', kind: 'main', states: ['DECIDED'] },
  { step: 'revoke', permission: 'penalty.decide', kind: 'danger', states: ['RECORDED', 'NOTIFIED', 'DECIDED', 'PAID'] },
];

/** The document that the next step rests on: issued, it takes the penalty along. */
export const NEXT_DOCUMENT: Readonly<Record<string, 'penalty-notice' | 'penalty-decision'>> = {
  RECORDED: 'penalty-notice',
  NOTIFIED: 'penalty-decision',
};
