import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import type { CaseDetail } from './case-page.tsx';
import { type CaseStepEvent, draftsOf, type HereStep, sortSteps } from './case-steps.ts';
import { ReferCase } from './refer-case.tsx';
import { StepDialog } from './step-dialog.tsx';
import type { StepWords } from './step-words.ts';

interface Props {
  readonly detail: CaseDetail;
  onStep(step: CaseStepEvent, words: StepWords): Promise<void>;
}

/** What I can do now, where the rest is done, and why what I may do is not possible now. */
export function CaseActions({ detail, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const drafts = may('order.draft') ? draftsOf(detail.case) : [];
  const { here, elsewhere, notNow } = sortSteps(detail.case.id, detail.steps);
  const [open, setOpen] = useState<HereStep>();
  const close = () => setOpen(undefined);
  const fromWords = (from: readonly string[]) => [
    ...new Set(from.map((state) => t(`states.case.${state}`, { defaultValue: t(`case.region.${state}`, { defaultValue: '' }) }))),
  ];
  return (
    <Section title={t('case.actions.title')}>
      {here.length + elsewhere.length + drafts.length === 0 ? <p className="none">{t('case.actions.none')}</p> : null}
      <div className="actions">
        {here.map((step) => (
          <Action key={step.event} kind={step.kind} onAct={() => setOpen(step)}>
            {t(`case.step.${step.event}`)}
          </Action>
        ))}
        <ReferCase one={detail.case} />
      </div>
      {elsewhere.length + drafts.length === 0 ? null : (
        <ul className="links">
          {drafts.map(({ words, href }) => (
            <li key={words}>
              <PageLink to={href}>{t(`case.draft.${words}`)} →</PageLink>
            </li>
          ))}
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
          <ul className="links">
            {notNow.map(({ event, from, needs }) => {
              const states = fromWords(from).filter((word) => word !== '');
              return (
                <li key={event}>
                  {t(`states.caseEvent.${event}`)}
                  <div className="action-reason">
                    {states.length === 0 ? t('case.actions.notBegun') : t('case.actions.from', { states: states.join('、') })}
                    {needs.length === 0 ? null : ` ${t('case.actions.needs', { needs: needs.join('；') })}`}
                  </div>
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {open === undefined ? null : (
        <StepDialog
          step={open}
          detail={detail}
          conditions={detail.steps.find(({ event }) => event === open.event)?.needs ?? []}
          onTake={(words) => onStep(open.event, words)}
          onClose={close}
        />
      )}
    </Section>
  );
}
