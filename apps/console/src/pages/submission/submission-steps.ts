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

export type Step = (typeof SUBMISSION_STEPS)[number];
export type StepName = Step['step'];

/** The steps that a state has, and those that wait for another one. */
export function stepsOf(state: string): { readonly now: readonly Step[]; readonly notNow: readonly Step[] } {
  const isNow = ({ states }: Step) => (states as readonly string[]).includes(state);
  return { now: SUBMISSION_STEPS.filter(isNow), notNow: SUBMISSION_STEPS.filter((step) => !isNow(step)) };
}
