/** A step of a complaint that a person takes, and from which states. That a campaign tests it is the campaign’s. */
export interface ComplaintStep {
  readonly step: 'screen' | 'link' | 'answer' | 'close' | 'unlink' | 'duplicate' | 'out-of-scope' | 'hand-over' | 'reopen';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
}

export const COMPLAINT_STEPS: readonly ComplaintStep[] = [
  { step: 'screen', kind: 'main', states: ['RECEIVED'] },
  { step: 'link', kind: 'main', states: ['SCREENED'] },
  { step: 'answer', kind: 'main', states: ['LINKED', 'IN_TEST'] },
  { step: 'close', kind: 'main', states: ['ANSWERED'] },
  { step: 'unlink', kind: 'plain', states: ['LINKED'] },
  { step: 'hand-over', kind: 'plain', states: ['RECEIVED', 'SCREENED'] },
  { step: 'duplicate', kind: 'plain', states: ['RECEIVED', 'SCREENED', 'LINKED'] },
  { step: 'out-of-scope', kind: 'plain', states: ['RECEIVED', 'SCREENED', 'LINKED'] },
  { step: 'reopen', kind: 'plain', states: ['ANSWERED', 'CLOSED', 'DUPLICATE', 'OUT_OF_SCOPE'] },
];
