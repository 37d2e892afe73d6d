/** A step of a hand-over: from which states, and by which side. */
export interface ReferralStep {
  readonly step: 'accept' | 'return' | 'report' | 'withdraw';
  readonly by: 'giver' | 'taker';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
}

export const REFERRAL_STEPS: readonly ReferralStep[] = [
  { step: 'accept', by: 'taker', kind: 'main', states: ['OFFERED'] },
  { step: 'report', by: 'taker', kind: 'main', states: ['ACCEPTED'] },
  { step: 'return', by: 'taker', kind: 'plain', states: ['OFFERED', 'ACCEPTED'] },
  { step: 'withdraw', by: 'giver', kind: 'danger', states: ['OFFERED'] },
];

/** The steps of the side that an organisation is on; none for others, who only read. */
export function stepsOfSide(from: string, to: string, organisation: string): readonly ReferralStep[] {
  const sides = [...(organisation === from ? ['giver'] : []), ...(organisation === to ? ['taker'] : [])];
  return REFERRAL_STEPS.filter(({ by }) => sides.includes(by));
}
