import { listApps } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { ChooseOne } from './choose-one.tsx';
import { visibleText } from './visible-text.ts';

export interface AppChoice {
  readonly id: string;
  readonly name: string;
  readonly package: string;
}

interface Props {
  /** Id of the app; '' while none is chosen. */
  readonly chosen: string;
  /** What to look for before anything is typed. */
  readonly likely: string;
  /** Offered whatever is typed. */
  readonly offered: readonly AppChoice[];
  onChoose(app: string): void;
}

/** One app of the inventory, found by name or package. */
export function ChooseApp({ offered, ...props }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <ChooseOne
      find={t('parts.chooseApp.find')}
      label={t('parts.chooseApp.app')}
      none={t('parts.chooseApp.none')}
      offered={offered.map(choiceOf)}
      within={undefined}
      useFound={useFound}
      choiceOf={choiceOf}
      {...props}
    />
  );
}

const useFound = (q: string) => useRead(listApps, { query: { q, limit: 20 } }, { enabled: q !== '' });
const choiceOf = ({ id, name, package: known }: AppChoice) => ({ id, text: `${visibleText(name)} ${known}` });
