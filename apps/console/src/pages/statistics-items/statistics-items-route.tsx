import { listTestedItems } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { useSliceName } from '../statistics/use-slice-name.ts';
import { StatisticsItemsPage } from './statistics-items-page.tsx';

const DECIDERS = ['machine', 'person'] as const;
/** Their ids say nothing to a reader. */
const IDS = ['store', 'operator', 'campaign'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const nameOf = useSliceName();
  const filters: readonly Filter[] = [
    {
      ...{ key: 'decidedBy', words: 'statistics.items.decidedBy', kind: 'choice', choices: DECIDERS },
      label: (by) => t(`statistics.items.by.${by}`),
    },
    { key: 'clause', words: 'statistics.items.clause', kind: 'text', placeholder: '164-01.2' },
    { key: 'asOf', words: 'statistics.field.asOf', kind: 'given', label: shanghaiTime },
    { key: 'from', words: 'statistics.field.from', kind: 'given', label: (day) => day },
    { key: 'until', words: 'statistics.field.until', kind: 'given', label: (day) => day },
    ...['month', 'territory', 'category', 'sdk'].map(
      (key): Filter => ({ key, words: `statistics.by.${key}`, kind: 'given', label: (value) => nameOf(key, value) }),
    ),
    ...IDS.map((key): Filter => ({ key, words: `statistics.by.${key}`, kind: 'given' })),
  ];
  const items = useList(listTestedItems, { query: queryOf(filters, search) });
  return <StatisticsItemsPage items={items} filters={filters} />;
}
