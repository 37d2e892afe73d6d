import { listFunnel, STAGES } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { useSliceName } from '../statistics/use-slice-name.ts';
import { StatisticsRowsPage } from './statistics-rows-page.tsx';

/** Their ids say nothing to a reader. */
const IDS = ['store', 'operator', 'batch', 'campaign'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const nameOf = useSliceName();
  const stage = STAGES.find((one) => one === search['stage']) ?? 'tested';
  const said = (key: string): Filter => ({ key, words: `statistics.by.${key}`, kind: 'given', label: (value) => nameOf(key, value) });
  const filters: readonly Filter[] = [
    { key: 'asOf', words: 'statistics.field.asOf', kind: 'given', label: shanghaiTime },
    { key: 'from', words: 'statistics.field.from', kind: 'given', label: (day) => day },
    { key: 'until', words: 'statistics.field.until', kind: 'given', label: (day) => day },
    { key: 'each', words: 'statistics.rows.each', kind: 'given', label: () => t('statistics.rows.eachSubject') },
    ...['month', 'province', 'territory', 'clause', 'category', 'sdk', 'engine'].map(said),
    ...IDS.map((key): Filter => ({ key, words: `statistics.by.${key}`, kind: 'given' })),
  ];
  const rows = useList(listFunnel, { query: { ...queryOf(filters, search), stage } });
  return <StatisticsRowsPage rows={rows} filters={filters} stage={stage} asOf={search['asOf']} />;
}
