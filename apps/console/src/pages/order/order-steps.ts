/** A step of a document: from which states, and what it asks for. */
export interface OrderStep {
  readonly step: 'review' | 'return' | 'approve' | 'issue' | 'withdraw' | 'drop';
  readonly permission: string;
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
  readonly needsReason?: boolean;
  /** Never by who drafted it. */
  readonly byAnother?: boolean;
}

export const ORDER_STEPS: readonly OrderStep[] = [
  { step: 'review', permission: 'order.draft', kind: 'main', states: ['DRAFT'] },
  { step: 'approve', permission: 'order.approve', kind: 'main', states: ['IN_REVIEW'], byAnother: true },
  { step: 'issue', permission: 'order.issue', kind: 'main', states: ['APPROVED'] },
  { step: 'return', permission: 'order.approve', kind: 'plain', states: ['IN_REVIEW', 'APPROVED'], needsReason: true },
  { step: 'drop', permission: 'order.draft', kind: 'danger', states: ['DRAFT', 'IN_REVIEW', 'APPROVED'], needsReason: true },
  { step: 'withdraw', permission: 'order.issue', kind: 'danger', states: ['ISSUED'], needsReason: true },
];
