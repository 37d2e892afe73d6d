/** A step of a notice: from which states, and what it asks for. */
export interface NoticeStep {
  readonly step: 'submit' | 'return' | 'approve' | 'freeze' | 'publish' | 'withdraw';
  readonly permission: string;
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
  readonly needsReason?: boolean;
  /** Never by who drafted it. */
  readonly byAnother?: boolean;
  /** Not while something is missing. */
  readonly whenComplete?: boolean;
}

export const NOTICE_STEPS: readonly NoticeStep[] = [
  { step: 'submit', permission: 'notice.draft', kind: 'main', states: ['DRAFT'], whenComplete: true },
  { step: 'approve', permission: 'notice.review', kind: 'main', states: ['LEGAL_REVIEW'], byAnother: true },
  { step: 'freeze', permission: 'notice.publish', kind: 'main', states: ['APPROVED'], whenComplete: true },
  { step: 'publish', permission: 'notice.publish', kind: 'main', states: ['FROZEN'], byAnother: true },
  { step: 'return', permission: 'notice.review', kind: 'plain', states: ['LEGAL_REVIEW', 'APPROVED'], needsReason: true },
  {
    step: 'withdraw',
    permission: 'notice.publish',
    kind: 'danger',
    states: ['DRAFT', 'LEGAL_REVIEW', 'APPROVED', 'FROZEN', 'PUBLISHED'],
    needsReason: true,
  },
];

/** Why a step cannot be taken now: a key of words; undefined when it can. */
export function hindrance(
  step: NoticeStep,
  {
    state,
    isDrafter,
    faults,
    isDirty,
  }: { readonly state: string; readonly isDrafter: boolean; readonly faults: number; readonly isDirty: boolean },
): 'state' | 'own' | 'unsaved' | 'incomplete' | undefined {
  if (!step.states.includes(state)) return 'state';
  if (isDirty) return 'unsaved';
  if (step.byAnother === true && isDrafter) return 'own';
  return step.whenComplete === true && faults > 0 ? 'incomplete' : undefined;
}
