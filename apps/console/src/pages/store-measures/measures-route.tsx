import {
  appealStoreMeasure,
  decideStoreMeasure,
  listProgrammeTargets,
  listShelf,
  listStoreMeasures,
} from '@touchstone/api-client/routes/programmes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { MeasuresPage } from './measures-page.tsx';

const STATES = ['IMPOSED', 'APPEALED', 'UPHELD', 'LIFTED'] as const;
const KINDS = ['problem-notice', 'delist', 'account-ban'] as const;
const STALE = [listStoreMeasures, listShelf, listProgrammeTargets];

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'measures.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.measure.${state}`) },
    { key: 'kind', words: 'measures.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`states.measureKind.${kind}`) },
    { key: 'standing', words: 'measures.filter.standing', kind: 'flag' },
    { key: 'programme', words: 'measures.filter.programme', kind: 'given' },
    { key: 'store', words: 'measures.filter.store', kind: 'given' },
    { key: 'listing', words: 'measures.filter.listing', kind: 'given' },
    { key: 'account', words: 'measures.filter.account', kind: 'given' },
  ];
  const measures = useList(listStoreMeasures, { query: queryOf(filters, search) });
  const appeal = useChange(appealStoreMeasure, STALE);
  const decide = useChange(decideStoreMeasure, STALE);
  return (
    <MeasuresPage
      measures={measures}
      filters={filters}
      onAct={({ id, version }, act, text) => {
        const at = { params: { measure: id }, ifMatch: version };
        return act === 'appeal' ? appeal.mutateAsync({ ...at, body: { text } }) : decide.mutateAsync({ ...at, body: { on: act, text } });
      }}
    />
  );
}
