import type { FindingDetail } from './finding-page.tsx';

export type FindingStepName = 'open-case' | 'note-evidence' | 'for-publication' | 'agree-fixed' | 'reopen' | 'reply' | 'ask';

export interface FindingStep {
  readonly name: FindingStepName;
  readonly permission: string;
  readonly kind: 'main' | 'danger' | 'plain';
  /** States it can be taken in; any when absent. */
  readonly states?: readonly FindingDetail['state'][];
  readonly maxLength: number;
}

/** What can be done with a finding besides deciding it, and when. */
const STEPS: readonly FindingStep[] = [
  { name: 'open-case', permission: 'case.open', kind: 'main', states: ['CONFIRMED', 'PERSISTS'], maxLength: 1000 },
  { name: 'note-evidence', permission: 'evidence.add', kind: 'main', states: ['INSUFFICIENT'], maxLength: 500 },
  {
    name: 'for-publication',
    permission: 'finding.decide',
    kind: 'plain',
    states: ['NEEDS_REVIEW', 'CONFIRMED', 'PERSISTS'],
    maxLength: 500,
  },
  { name: 'agree-fixed', permission: 'finding.decide', kind: 'plain', states: ['NOT_REPRODUCED'], maxLength: 500 },
  {
    name: 'reopen',
    permission: 'finding.decide',
    kind: 'danger',
    states: ['CONFIRMED', 'REJECTED', 'PERSISTS', 'NOT_REPRODUCED'],
    maxLength: 500,
  },
  { name: 'reply', permission: 'finding.reply', kind: 'main', states: ['CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED'], maxLength: 10_000 },
  { name: 'ask', permission: 'question.ask', kind: 'plain', maxLength: 10_000 },
];

/** The steps that a finding has; what is to be published already is not marked again. */
export const stepsOf = ({ isForPublication }: Pick<FindingDetail, 'isForPublication'>): readonly FindingStep[] =>
  STEPS.filter(({ name }) => !(name === 'for-publication' && isForPublication));

export const isOfState = ({ states }: FindingStep, state: FindingDetail['state']): boolean => states?.includes(state) ?? true;
