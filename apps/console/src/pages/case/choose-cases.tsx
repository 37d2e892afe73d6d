import { listCases } from '@touchstone/api-client/routes/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { CaseDetail } from './case-page.tsx';

interface Props<T> {
  readonly detail: CaseDetail;
  readonly chosen: T;
  onChange(chosen: T): void;
}

/** Earlier cases of the same firm that are cited. */
export function EarlierCases({ detail, chosen, onChange }: Props<readonly string[]>): ReactNode {
  const { t } = useTranslation();
  const { others, nameOf } = useOtherCases(detail, {});
  if (others.length === 0) return <p className="none">{t('case.ask.noEarlier')}</p>;
  const lines = others.map((one) => ({ id: one.id, text: nameOf(one) }));
  return <CheckLines legend={t('case.ask.cases')} lines={lines} chosen={chosen} onChoose={onChange} />;
}

/** The open case of the same firm into which this one is merged. */
export function CaseToMergeInto({ detail, chosen, onChange }: Props<string>): ReactNode {
  const { t } = useTranslation();
  const { others, nameOf } = useOtherCases(detail, { isOpen: true });
  if (others.length === 0) return <p className="none">{t('case.ask.noCase')}</p>;
  return (
    <fieldset>
      <legend>{t('case.ask.into')}</legend>
      {others.map((one) => (
        <label key={one.id} className="check-line">
          <input type="radio" name="other-case" checked={chosen === one.id} onChange={() => onChange(one.id)} /> {nameOf(one)}
        </label>
      ))}
    </fieldset>
  );
}

const MOST_CASES = 50;

function useOtherCases({ case: { id, operator, app } }: CaseDetail, only: { readonly isOpen?: boolean }) {
  const { t } = useTranslation();
  const of = operator === null ? (app === null ? {} : { app }) : { operator: operator.id };
  const { data } = useRead(listCases, { query: { ...of, ...only, limit: MOST_CASES } });
  return {
    others: (data?.items ?? []).filter((one) => one.id !== id),
    nameOf: ({ number, subject, state }: RowOf<typeof listCases>) =>
      `${number ?? t('cases.noNumber')} ${visibleText(subject.name)} · ${t(`states.case.${state}`)}`,
  };
}
