import { listOperators } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { ChooseOne } from './choose-one.tsx';
import { visibleText } from './visible-text.ts';

interface Props {
  /** Id of the company; '' while none is chosen. */
  readonly chosen: string;
  /** Itself is not offered. */
  readonly but: string;
  /** What choosing none means; one must be chosen when absent. */
  readonly without?: string;
  onChoose(operator: string): void;
}

/** One company, found by its name or code. */
export function ChooseOperator({ but, ...props }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <ChooseOne
      find={t('operator.identity.find')}
      label={t('operator.identity.company')}
      none={t('operator.identity.none')}
      within={undefined}
      useFound={useFound}
      choiceOf={({ id, name, creditCode, mergedInto }) =>
        id === but || mergedInto !== null ? undefined : { id, text: `${visibleText(name)} ${creditCode ?? ''}` }
      }
      {...props}
    />
  );
}

const useFound = (q: string) => useRead(listOperators, { query: { q, limit: 20 } }, { enabled: q !== '' });
