/** What can be done with a submission as a whole, in which of its states. */
interface SubmissionStep {
  readonly step: string;
  readonly permission: string;
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
  /** A reason is asked for, and told. */
  readonly needsReason: boolean;
}

export const SUBMISSION_STEPS = [
  { step: 'send', permission: 'submission.create', kind: 'main', states: ['DRAFT', 'MORE_ASKED'], needsReason: false },
  { step: 'withdraw', permission: 'submission.create', kind: 'danger', states: ['DRAFT', 'VALIDATED', 'MORE_ASKED'], needsReason: true },
  { step: 'accept', permission: 'submission.review', kind: 'main', states: ['VALIDATED'], needsReason: true },
  { step: 'ask-more', permission: 'submission.review', kind: 'plain', states: ['VALIDATED'], needsReason: true },
  { step: 'reject', permission: 'submission.review', kind: 'danger', states: ['RECEIVED', 'VALIDATED', 'MORE_ASKED'], needsReason: true },
  { step: 'retest', permission: 'submission.review', kind: 'main', states: ['ACCEPTED', 'RETESTED'], needsReason: false },
  { step: 'settle', permission: 'submission.review', kind: 'plain', states: ['ACCEPTED', 'RETESTED'], needsReason: false },
  { step: 'check', permission: 'submission.review', kind: 'plain', states: ['ACCEPTED', 'RETESTED'], needsReason: false },
  { step: 'pass', permission: 'submission.review', kind: 'main', states: ['RETESTED'], needsReason: true },
  { step: 'fail', permission: 'submission.review', kind: 'danger', states: ['RETESTED'], needsReason: true },
] as const satisfies readonly SubmissionStep[];

export type StepName = (typeof SUBMISSION_STEPS)[number]['step'];

/** Whether a state has the step. */
export const isOfState = ({ states }: SubmissionStep, state: string): boolean => states.includes(state);
