import { Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import type { FindingRow } from '../findings/finding-columns.tsx';
import type { FindingDetail } from './finding-page.tsx';
import { type FindingStep, sortFindingSteps } from './finding-steps.ts';
import type { FindingStepWords, TakeFindingStep } from './use-finding-steps.ts';

interface Props {
  readonly finding: FindingDetail;
  /** Other confirmed findings of the same app. */
  readonly siblings: readonly FindingRow[];
  readonly onStep: TakeFindingStep;
}

const POSITIONS = ['accepts', 'disputes', 'explains'] as const;
const NOTHING: FindingStepWords = { text: '', subject: '', position: 'accepts', others: [] };

/** What I can do with a finding now, and what not yet and why. */
export function FindingActions({ finding, siblings, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { now, notNow } = sortFindingSteps(finding, may);
  const [open, setOpen] = useState<FindingStep>();
  const [words, setWords] = useState(NOTHING);
  const close = () => {
    setOpen(undefined);
    setWords(NOTHING);
  };
  const state = t(`states.finding.${finding.state}`);
  const isToReview = finding.state === 'NEEDS_REVIEW' && may('finding.second');
  return (
    <Section title={t('finding.actions.title')}>
      {isToReview ? (
        <p>
          <PageLink to={`/review-queue/${finding.id}`}>{t('finding.actions.review')} →</PageLink>
        </p>
      ) : null}
      {now.length === 0 && !isToReview ? <p className="none">{t('finding.actions.none')}</p> : null}
      <div className="actions">
        {now.map((step) => (
          <Action key={step.name} kind={step.kind} permission={step.permission} onAct={() => setOpen(step)}>
            {t(`finding.step.${step.name}`)}
          </Action>
        ))}
      </div>
      {notNow.length === 0 ? null : (
        <details className="not-now">
          <summary>{t('finding.actions.notNow', { count: notNow.length })}</summary>
          <div className="actions">
            {notNow.map(({ name, permission }) => (
              <Action key={name} permission={permission} reason={t('finding.actions.why', { state })} onAct={close}>
                {t(`finding.step.${name}`)}
              </Action>
            ))}
          </div>
        </details>
      )}
      {open === undefined ? null : (
        <ReasonDialog
          title={t(`finding.step.${open.name}`)}
          consequence={t(`finding.consequence.${open.name}`)}
          reasonLabel={t(`finding.written.${open.name}`)}
          confirm={t(`finding.step.${open.name}`)}
          isDanger={open.kind === 'danger'}
          maxLength={open.maxLength}
          isOpen
          onConfirm={(text) => onStep(open.name, { ...words, text })}
          onClose={close}
        >
          {open.name === 'open-case' ? <Others siblings={siblings} words={words} onChange={setWords} /> : null}
          {open.name === 'reply' ? <Position words={words} onChange={setWords} /> : null}
          {open.name === 'ask' ? <Subject words={words} onChange={setWords} /> : null}
        </ReasonDialog>
      )}
    </Section>
  );
}

interface FieldProps {
  readonly words: FindingStepWords;
  onChange(words: FindingStepWords): void;
}

function Others({ siblings, words, onChange }: FieldProps & { readonly siblings: readonly FindingRow[] }): ReactNode {
  const { t } = useTranslation();
  if (siblings.length === 0) return null;
  const toggled = (id: string) => (words.others.includes(id) ? words.others.filter((one) => one !== id) : [...words.others, id]);
  return (
    <fieldset>
      <legend>{t('finding.alsoInCase')}</legend>
      {siblings.map(({ id, clause, title }) => (
        <label key={id} className="check-line">
          <input type="checkbox" checked={words.others.includes(id)} onChange={() => onChange({ ...words, others: toggled(id) })} />{' '}
          <code>{clause}</code> <Text>{title}</Text>
        </label>
      ))}
    </fieldset>
  );
}

function Position({ words, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('finding.position.label')}</label>
      <Select
        id={id}
        value={words.position}
        onChange={(position) => onChange({ ...words, position })}
        options={POSITIONS.map((value) => ({ value, label: t(`finding.position.${value}`) }))}
        getPopupContainer={(node) => node.parentElement ?? document.body}
      />
    </>
  );
}

function Subject({ words, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('finding.questions.subject')}</label>
      <Input
        id={id}
        required
        maxLength={200}
        value={words.subject}
        onChange={({ target }) => onChange({ ...words, subject: target.value })}
      />
    </>
  );
}
