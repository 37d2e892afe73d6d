import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Steps } from '../../parts/steps.tsx';
import { isOfState, type StepName, SUBMISSION_STEPS } from './submission-steps.ts';

interface Props {
  readonly state: string;
  /** What was typed is not in what would be handed in. */
  readonly isUnsaved: boolean;
  onStep(step: StepName, reason: string): Promise<void>;
}

/** What can be done now with a submission, and why some of it is not possible now. */
export function SubmissionActions({ state, isUnsaved, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const why = t('steps.why', { state: t(`states.submission.${state}`) });
  const steps = SUBMISSION_STEPS.map((one) => ({
    ...{ key: one.step, permission: one.permission, kind: one.kind },
    label: t(`submission.step.${one.step}`),
    ...(one.needsReason ? { consequence: t(`submission.consequence.${one.step}`), reasonLabel: t('parts.reason'), maxLength: 2000 } : {}),
    notNow: isOfState(one, state) ? undefined : why,
    waits: isUnsaved && one.step === 'send' ? t('submission.saveFirst') : undefined,
    take: (reason: string) => onStep(one.step, reason),
  }));
  return <Steps steps={steps} none={t('steps.none')} />;
}
