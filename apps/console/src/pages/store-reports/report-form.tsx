import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { FIGURES, STATED, type Stated, statedOf } from './report-fields.ts';
import type { Draft } from './store-reports-page.tsx';

export interface NewReport {
  readonly month: string;
  readonly stated: Stated;
  readonly note?: string;
  readonly correction?: string;
}

interface Props {
  readonly draft: Draft;
  /** Months that were reported already. */
  readonly known: readonly string[];
  onSubmit(report: NewReport): Promise<unknown>;
}

/** The report of a month: what the platform counts stands there, what only the store knows is filled in. */
export function ReportForm({ draft, known, onSubmit }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const [correction, setCorrection] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isCorrection = known.includes(draft.month);
  const unsaved = useUnsaved(!isBusy && (note !== '' || correction !== '' || Object.values(typed).some((value) => value !== '')));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit({
        month: draft.month,
        stated: statedOf(typed),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(isCorrection ? { correction: correction.trim() } : {}),
      });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Section title={t('storeReports.create')}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${id}-month`}>{t('storeReports.column.month')}</label>
        <input
          id={`${id}-month`}
          className="pick"
          type="month"
          required
          value={draft.month}
          onChange={({ target }) => target.value !== '' && draft.onMonth(target.value)}
        />
        <Ready of={draft.figures} rows={3}>
          {({ figures }) => (
            <Facts lines={FIGURES.map((figure) => ({ label: t(`storeReports.figure.${figure}`), value: String(figures[figure]) }))} />
          )}
        </Ready>
        <p className="form-hint">{t('storeReports.computed')}</p>
        <div className="form-pair">
          {STATED.map((field) => (
            <span key={field} className="form-line">
              <label htmlFor={`${id}-${field}`}>{t(`storeReports.stated.${field}`)}</label>
              <input
                id={`${id}-${field}`}
                className="pick"
                type="number"
                min={0}
                value={typed[field] ?? ''}
                onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
              />
            </span>
          ))}
        </div>
        <label htmlFor={`${id}-note`}>{t('storeReports.note')}</label>
        <Input.TextArea id={`${id}-note`} rows={3} maxLength={10_000} value={note} onChange={({ target }) => setNote(target.value)} />
        {isCorrection ? (
          <>
            <label htmlFor={`${id}-correction`}>{t('storeReports.correction')}</label>
            <Input
              id={`${id}-correction`}
              required
              maxLength={2000}
              value={correction}
              onChange={({ target }) => setCorrection(target.value)}
            />
            <span className="form-hint">{t('storeReports.correctionHint')}</span>
          </>
        ) : null}
        {error === undefined ? null : <Problem error={error} />}
        <footer className="dialog-footer">
          <Button htmlType="submit" type="primary" loading={isBusy}>
            {t(isCorrection ? 'storeReports.correct' : 'storeReports.submit')}
          </Button>
        </footer>
      </form>
      {unsaved}
    </Section>
  );
}
