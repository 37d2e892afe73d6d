import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { LAST_MINUTE } from '../../parts/shanghai-minute.ts';
import { useSaid } from '../../parts/use-said.ts';
import type { AnswerWord } from './draft.ts';
import { ItemProof } from './item-proof.tsx';
import type { SheetDetail } from './sheet-page.tsx';
import type { Drafts } from './use-drafts.ts';

type Clause = SheetDetail['clauses'][number];

interface Props {
  readonly sheet: SheetDetail;
  readonly clause: Clause;
  readonly drafts: Drafts;
}

const ANSWERS: readonly AnswerWord[] = ['violation', 'not-found', 'cannot-test'];

/** Where on the page a clause stands. */
export const placeOf = (clause: string): string => `clause-${clause}`;

/** One clause: how to look, what was found, in words, on what and when, and its proof. */
export function ItemForm({ sheet, clause, drafts }: Props): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const name = useId();
  const key = clause.clause;
  const draft = drafts.of(key);
  const faults = sheet.faults.filter((one) => one.clause === key);
  const isTested = draft.answer !== undefined && draft.answer !== 'cannot-test';
  return (
    <li id={placeOf(key)} className={`sheet-item sheet-item-${draft.answer ?? 'open'}`} tabIndex={-1}>
      <h3>
        <code>{key}</code> {said(clause.title)}
      </h3>
      {clause.asks.map((ask) => (
        <p key={ask.zh} className="form-hint">
          {said(ask)}
        </p>
      ))}
      <How steps={clause.steps} />
      <fieldset className="sheet-choice">
        <legend className="unseen">{`${key} ${t('sheet.answers.answer')}`}</legend>
        {ANSWERS.map((answer) => (
          <label key={answer}>
            <input type="radio" name={name} checked={draft.answer === answer} onChange={() => drafts.choose(key, answer)} />{' '}
            {t(`sheet.answer.${answer}`)}
          </label>
        ))}
      </fieldset>
      {draft.answer === undefined ? null : (
        <>
          <Field label={t(draft.answer === 'cannot-test' ? 'sheet.form.why' : 'sheet.answers.note')}>
            {(id) => (
              <textarea
                id={id}
                className="pick"
                rows={2}
                maxLength={2000}
                value={draft.note}
                onChange={({ target }) => drafts.edit(key, () => ({ note: target.value }))}
              />
            )}
          </Field>
          {isTested ? (
            <div className="sheet-pair">
              <Field label={t(clause.onDevice ? 'sheet.form.device' : 'sheet.form.deviceIfAny')}>
                {(id) => (
                  <input
                    id={id}
                    className="pick"
                    maxLength={200}
                    value={draft.device}
                    onChange={({ target }) => drafts.edit(key, () => ({ device: target.value }))}
                  />
                )}
              </Field>
              <Field label={t('sheet.form.testedAt')}>
                {(id) => (
                  <input
                    id={id}
                    className="pick"
                    type="datetime-local"
                    max={LAST_MINUTE}
                    value={draft.testedAt}
                    onChange={({ target }) => drafts.edit(key, () => ({ testedAt: target.value }))}
                  />
                )}
              </Field>
            </div>
          ) : null}
          <ItemProof sheet={sheet} clause={clause} drafts={drafts} />
        </>
      )}
      {faults.length === 0 ? null : (
        <p className="tone-warn">
          {t('sheet.form.missing')}
          {faults.map(({ fault }) => t(`sheet.fault.${fault}`, { defaultValue: fault })).join(t('sheet.form.and'))}
        </p>
      )}
    </li>
  );
}

function How({ steps }: Pick<Clause, 'steps'>): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  if (steps.length === 0) return null;
  return (
    <details className="not-now">
      <summary>{t('sheet.answers.how')}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.zh}>{said(step)}</li>
        ))}
      </ol>
    </details>
  );
}
