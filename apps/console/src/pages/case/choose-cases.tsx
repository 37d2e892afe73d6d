import { listCases } from '@touchstone/api-client/routes/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { ChooseOne } from '../../parts/choose-one.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Ready } from '../../parts/ready.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { CaseDetail } from './case-page.tsx';

interface Props<T> {
  readonly detail: CaseDetail;
  readonly chosen: T;
  onChange(chosen: T): void;
}

const MOST = 50;

/** Earlier cases of the same firm that are cited. */
export function EarlierCases({ detail, chosen, onChange }: Props<readonly string[]>): ReactNode {
  const { t } = useTranslation();
  const nameOf = useCaseName();
  const cases = useRead(listCases, { query: { ...ofSame(detail), limit: MOST } });
  return (
    <Ready of={cases} rows={2}>
      {(page) => {
        const others = page.items.filter(({ id }) => id !== detail.case.id);
        if (others.length === 0) return <p className="none">{t('case.ask.noEarlier')}</p>;
        const lines = others.map((one) => ({ id: one.id, text: nameOf(one) }));
        return (
          <>
            <CheckLines legend={t('case.ask.cases')} lines={lines} chosen={chosen} onChoose={onChange} />
            <OnlyFirst of={page} />
          </>
        );
      }}
    </Ready>
  );
}

/** The open case of the same firm into which this one is merged. */
export function CaseToMergeInto({ detail, chosen, onChange }: Props<string>): ReactNode {
  const { t } = useTranslation();
  const nameOf = useCaseName();
  return (
    <ChooseOne
      find={t('case.ask.findCase')}
      label={t('case.ask.into')}
      none={t('case.ask.noCase')}
      chosen={chosen}
      within={ofSame(detail)}
      useFound={useOpenCases}
      choiceOf={(one) => (one.id === detail.case.id ? undefined : { id: one.id, text: nameOf(one) })}
      onChoose={onChange}
    />
  );
}

type OfSame = { readonly operator: string } | { readonly app: string } | object;

/** Cases of the firm; of the app where no firm is known. */
const ofSame = ({ case: { operator, app } }: CaseDetail): OfSame => {
  if (operator !== null) return { operator: operator.id };
  return app === null ? {} : { app };
};

const useOpenCases = (q: string, of: OfSame) =>
  useRead(listCases, { query: { ...of, isOpen: true, limit: 20, ...(q === '' ? {} : { q }) } });

function useCaseName(): (one: RowOf<typeof listCases>) => string {
  const { t } = useTranslation();
  return ({ number, subject, state }) => `${number ?? t('cases.noNumber')} ${visibleText(subject.name)} · ${t(`states.case.${state}`)}`;
}
