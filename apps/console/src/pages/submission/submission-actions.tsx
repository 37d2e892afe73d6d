import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { type Step, type StepName, stepsOf } from './submission-steps.ts';

interface Props {
  readonly state: string;
  /** What was typed is not in what would be handed in. */
  readonly isUnsaved: boolean;
  onStep(step: StepName, reason: string): Promise<void>;
}

/** What I can do now with this submission, and why some of it is not possible now. */
export function SubmissionActions({ state, isUnsaved, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState<Step>();
  const [busy, setBusy] = useState<StepName>();
  const [error, setError] = useState<unknown>();
  const steps = stepsOf(state);
  const now = steps.now.filter(({ permission }) => may(permission));
  const notNow = steps.notNow.filter(({ permission }) => may(permission));
  const take = async ({ step }: Step) => {
    setBusy(step);
    setError(undefined);
    await onStep(step, '').catch(setError);
    setBusy(undefined);
  };
  return (
    <Section title={t('submission.actions.title')}>
      {now.length === 0 ? <p className="none">{t('submission.actions.none')}</p> : null}
      <div className="actions">
        {now.map((step) => (
          <Action
            key={step.step}
            permission={step.permission}
            kind={step.kind}
            isBusy={busy === step.step}
            reason={isUnsaved && step.step === 'send' ? t('submission.actions.saveFirst') : undefined}
            onAct={() => (step.needsReason ? setOpen(step) : void take(step))}
          >
            {t(`submission.step.${step.step}`)}
          </Action>
        ))}
      </div>
      {error === undefined ? null : <Problem error={error} />}
      {notNow.length === 0 ? null : (
        <details className="not-now">
          <summary>{t('submission.actions.notNow', { count: notNow.length })}</summary>
          <div className="actions">
            {notNow.map(({ step, permission }) => (
              <Action
                key={step}
                permission={permission}
                reason={t('submission.actions.why', { state: t(`states.submission.${state}`) })}
                onAct={() => undefined}
              >
                {t(`submission.step.${step}`)}
              </Action>
            ))}
          </div>
        </details>
      )}
      {open === undefined ? null : (
        <ReasonDialog
          title={t(`submission.step.${open.step}`)}
          consequence={t(`submission.consequence.${open.step}`)}
          confirm={t(`submission.step.${open.step}`)}
          isDanger={open.kind === 'danger'}
          maxLength={2000}
          isOpen
          onConfirm={(reason) => onStep(open.step, reason)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  );
}
