/** A step of an entry of a list: from which state, and whether a removal must have been proposed. */
export interface CreditStep {
  readonly step: 'list' | 'propose' | 'remove' | 'keep';
  readonly permission: 'penalty.record' | 'penalty.decide';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly state: 'DUE' | 'LISTED';
  readonly isProposed?: boolean;
}

export const CREDIT_STEPS: readonly CreditStep[] = [
  { step: 'list', permission: 'penalty.decide', kind: 'main', state: 'DUE' },
  { step: 'propose', permission: 'penalty.record', kind: 'main', state: 'LISTED', isProposed: false },
  { step: 'remove', permission: 'penalty.decide', kind: 'main', state: 'LISTED', isProposed: true },
  { step: 'keep', permission: 'penalty.decide', kind: 'danger', state: 'LISTED', isProposed: true },
];

/** Why a step waits: the state does not have it, or a proposal is missing or there already. */
export function creditHindrance(
  { state, isProposed }: Pick<CreditStep, 'state' | 'isProposed'>,
  entry: { readonly state: string; readonly removalFile: string | null },
): 'state' | 'proposed' | 'notProposed' | undefined {
  if (entry.state !== state) return 'state';
  const has = entry.removalFile !== null;
  if (isProposed === undefined || isProposed === has) return undefined;
  return has ? 'proposed' : 'notProposed';
}
