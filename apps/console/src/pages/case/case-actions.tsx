import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../app/me.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { comma, semicolon } from '../../parts/punctuation.ts';
import { type Step, Steps } from '../../parts/steps.tsx';
import type { CaseDetail } from './case-page.tsx';
import { type CaseStepEvent, draftsOf, sortSteps, type ToldStep } from './case-steps.ts';
import { ReferCase, useMayRefer } from './refer-case.tsx';
import { StepFields } from './step-fields.tsx';
import { isFilled, NO_WORDS, type StepWords } from './step-words.ts';

interface Props {
  readonly detail: CaseDetail;
  onStep(step: CaseStepEvent, words: StepWords): Promise<void>;
}

/** What I can do now, where the rest is done, and why what I may do is not possible now. */
export function CaseActions({ detail, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const mayRefer = useMayRefer();
  const [words, setWords] = useState(NO_WORDS);
  const isMine = detail.case.handler === useMe().person;
  const { here, elsewhere, notNow } = sortSteps(detail.case.id, isMine ? detail.steps.filter(isNotToTake) : detail.steps);
  const drafts = may('order.draft') ? draftsOf(detail.case) : [];
  const links = [
    ...drafts.map(({ words: what, href }) => ({ href, text: t(`case.draft.${what}`), isNext: true })),
    ...elsewhere.map(({ event, href, isNext }) => ({ href, text: t(`case.step.${event}`), isNext })),
  ];
  const [next, others] = [links.filter(({ isNext }) => isNext), links.filter(({ isNext }) => !isNext)];
  const now = here.map((step): Step => {
    const { event, kind } = step;
    return {
      ...{ key: event, kind, label: t(`case.step.${event}`) },
      consequence: <Consequence of={event} needs={detail.steps.find((told) => told.event === event)?.needs ?? []} />,
      fields: <StepFields step={step} detail={detail} words={words} onChange={(change) => setWords({ ...words, ...change })} />,
      isReady: isFilled(step, words),
      take: () => onStep(event, { ...words, basis: words.basis.trim(), reason: words.reason.trim() }),
    };
  });
  return (
    <Steps
      steps={[...now, ...useLater(notNow)]}
      none={now.length + links.length === 0 && !mayRefer(detail.case) ? t('steps.none') : undefined}
      buttons={<ReferCase one={detail.case} />}
      first={next.length === 0 ? undefined : next.map(({ href, text }) => <NextLink key={`${href} ${text}`} to={href} text={text} />)}
      more={others.length === 0 ? undefined : <Links to={others} />}
      onClose={() => setWords(NO_WORDS)}
    />
  );
}

/** Who handles a case need not take it. */
const isNotToTake = ({ event }: ToldStep): boolean => event !== 'assign';

/** What follows from a step, and what must hold. */
function Consequence({ of, needs }: { readonly of: CaseStepEvent; readonly needs: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {t(`case.consequence.${of}`)}
      {needs.length === 0 ? null : <p className="form-hint">{t('case.actions.needs', { needs: needs.join(semicolon()) })}</p>}
    </>
  );
}

function useLater(notNow: readonly ToldStep[]): readonly Step[] {
  const { t } = useTranslation();
  const wordOf = (state: string) => t(`states.case.${state}`, { defaultValue: t(`case.region.${state}`, { defaultValue: '' }) });
  return notNow.map(({ event, from, needs }) => {
    const states = [...new Set(from.map(wordOf))].filter((word) => word !== '');
    const why = states.length === 0 ? t('case.actions.notBegun') : t('case.actions.from', { states: states.join(comma()) });
    return {
      ...{ key: event, kind: 'plain', label: t(`case.step.${event}`) },
      notNow: needs.length === 0 ? why : `${why} ${t('case.actions.needs', { needs: needs.join(semicolon()) })}`,
      take: () => Promise.resolve(),
    };
  });
}

/** What leads the case on, as prominent as a button. */
function NextLink({ to, text }: { readonly to: string; readonly text: string }): ReactNode {
  return (
    <PageLink to={to} className="ant-btn ant-btn-primary next-step">
      {text} →
    </PageLink>
  );
}

function Links({ to }: { readonly to: readonly { readonly href: string; readonly text: string }[] }): ReactNode {
  return (
    <ul className="links">
      {to.map(({ href, text }) => (
        <li key={`${href} ${text}`}>
          <PageLink to={href}>{text} →</PageLink>
        </li>
      ))}
    </ul>
  );
}
