/** A step of an entry of conduct, and the states that it is taken from. */
export interface ConductStep {
  readonly step: 'approve' | 'reject' | 'uphold' | 'withdraw' | 'dispute';
  /** The authority decides, the firm disputes. */
  readonly by: 'authority' | 'firm';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
}

export const CONDUCT_STEPS: readonly ConductStep[] = [
  { step: 'approve', by: 'authority', kind: 'main', states: ['RECORDED'] },
  { step: 'reject', by: 'authority', kind: 'danger', states: ['RECORDED'] },
  { step: 'uphold', by: 'authority', kind: 'main', states: ['DISPUTED'] },
  { step: 'withdraw', by: 'authority', kind: 'danger', states: ['DISPUTED', 'IN_FORCE'] },
  { step: 'dispute', by: 'firm', kind: 'main', states: ['IN_FORCE'] },
];

/** Where a proof is looked at; undefined where it has no page. */
const PAGES: Readonly<Record<string, string>> = {
  order: '/orders',
  case: '/cases',
  notice: '/notices',
  finding: '/findings',
  deadline: '/deadlines',
};

export const pageOfProof = ({ kind, target }: { readonly kind: string; readonly target: string }): string | undefined =>
  PAGES[kind] === undefined ? undefined : `${PAGES[kind]}/${target}`;
