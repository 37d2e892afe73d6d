/** A step of a lead: from which states, and what it asks for. */
export interface LeadStep {
  readonly on: 'link' | 'unlink' | 'test' | 'answer' | 'dismiss' | 'reopen';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
}

export const LEAD_STEPS: readonly LeadStep[] = [
  { on: 'link', kind: 'main', states: ['OPEN'] },
  { on: 'test', kind: 'main', states: ['LINKED'] },
  { on: 'answer', kind: 'main', states: ['IN_TEST'] },
  { on: 'unlink', kind: 'plain', states: ['LINKED'] },
  { on: 'reopen', kind: 'plain', states: ['DISMISSED', 'ANSWERED'] },
  { on: 'dismiss', kind: 'danger', states: ['OPEN', 'LINKED', 'IN_TEST'] },
];
