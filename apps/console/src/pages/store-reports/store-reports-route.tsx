import { listStoreReports, previewStoreReport, submitStoreReport } from '@touchstone/api-client/routes/store-reports';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { useNow } from '../../app/clock.ts';
import { useMay, useMe } from '../../app/me.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { monthBefore } from './month-before.ts';
import { StoreReportsPage } from './store-reports-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const open = useOpen();
  const now = useNow();
  const may = useMay();
  const isStore = useMe().organisation.kind === 'store' && may('store-report.create');
  const filters: readonly Filter[] = [
    { key: 'month', words: 'storeReports.filter.month', kind: 'text', placeholder: '2026-10' },
    { key: 'year', words: 'storeReports.filter.year', kind: 'given', label: (year) => year },
    { key: 'asOf', words: 'storeReports.filter.asOf', kind: 'given', label: shanghaiTime },
    { key: 'store', words: 'storeReports.filter.store', kind: 'given', label: () => t('storeReports.oneStore') },
  ];
  const [month, setMonth] = useState(() => monthBefore(new Date(now())));
  const reports = useList(listStoreReports, { query: queryOf(filters, search) });
  const preview = useRead(previewStoreReport, { query: { month } }, { enabled: isStore });
  const submit = useChange(submitStoreReport, [listStoreReports]);
  return (
    <StoreReportsPage
      reports={reports}
      filters={filters}
      draft={isStore ? { month, figures: preview, onMonth: setMonth } : undefined}
      onSubmit={async (body) => open(`/store-reports/${(await submit.mutateAsync({ body })).id}`)}
    />
  );
}
