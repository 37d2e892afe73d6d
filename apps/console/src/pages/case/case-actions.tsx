import { Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { type CaseStep, type CaseStepEvent, sortSteps } from './case-steps.ts';
import type { StepWords } from './use-case-steps.ts';

interface Props {
  readonly caseId: string;
  readonly next: readonly string[];
  readonly stateWord: string;
  onStep(step: CaseStepEvent, words: StepWords): Promise<void>;
}

type Open = CaseStep & { readonly event: CaseStepEvent };

const DECISIONS = ['rejected', 'partly', 'upheld'] as const;

/** What I can do now, where the rest is done, and why some of it is not possible now. */
export function CaseActions({ caseId, next, stateWord, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const { here, elsewhere, notNow } = sortSteps(caseId, next, useMay());
  const [open, setOpen] = useState<Open>();
  const [reason, setReason] = useState('');
  const [decision, setDecision] = useState<StepWords['decision']>('rejected');
  const id = useId();
  const close = () => {
    setOpen(undefined);
    setReason('');
  };

  return (
    <Section title={t('case.actions.title')}>
      {here.length + elsewhere.length === 0 ? <p className="none">{t('case.actions.none')}</p> : null}
      <div className="actions">
        {here.map((step) => (
          <Action key={step.event} kind={step.kind} permission={step.permission} onAct={() => setOpen(step)}>
            {t(`case.step.${step.event}`)}
          </Action>
        ))}
      </div>
      {elsewhere.length === 0 ? null : (
        <ul className="links">
          {elsewhere.map(({ event, href }) => (
            <li key={event}>
              <PageLink to={href}>{t(`states.caseEvent.${event}`)} →</PageLink>
            </li>
          ))}
        </ul>
      )}
      {notNow.length === 0 ? null : (
        <details className="not-now">
          <summary>{t('case.actions.notNow', { count: notNow.length })}</summary>
          <div className="actions">
            {notNow.map(({ event, permission }) => (
              <Action key={event} permission={permission} reason={t('case.actions.why', { state: stateWord })} onAct={close}>
                {t(`case.step.${event}`)}
              </Action>
            ))}
          </div>
        </details>
      )}
      {open === undefined ? null : (
        <ReasonDialog
          title={t(`case.step.${open.event}`)}
          consequence={t(`case.consequence.${open.event}`)}
          reasonLabel={t(open.permission === 'case.object' ? 'parts.reason' : 'case.basis')}
          confirm={t(`case.step.${open.event}`)}
          isDanger={open.kind === 'danger'}
          isOpen
          onConfirm={(basis) => onStep(open.event, { basis, reason: reason.trim(), decision })}
          onClose={close}
        >
          {open.needs === 'decision' ? (
            <>
              <label htmlFor={`${id}-decision`}>{t('case.decision.label')}</label>
              <Select
                id={`${id}-decision`}
                value={decision}
                onChange={setDecision}
                options={DECISIONS.map((value) => ({ value, label: t(`case.decision.${value}`) }))}
                getPopupContainer={(node) => node.parentElement ?? document.body}
              />
            </>
          ) : null}
          {open.needs === undefined ? null : (
            <>
              <label htmlFor={`${id}-reason`}>{t('parts.reason')}</label>
              <Input.TextArea
                id={`${id}-reason`}
                rows={3}
                required
                maxLength={4000}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </>
          )}
        </ReasonDialog>
      )}
    </Section>
  );
}
