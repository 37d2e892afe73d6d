import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { listStoreReports, previewStoreReport } from '@touchstone/api-client/routes/store-reports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { type NewReport, ReportForm } from './report-form.tsx';

type Row = RowOf<typeof listStoreReports>;

export interface Draft {
  readonly month: string;
  readonly figures: UseQueryResult<OutputOf<typeof previewStoreReport>>;
  onMonth(month: string): void;
}

interface Props {
  readonly reports: List<Row>;
  readonly filters: readonly Filter[];
  /** What one's own store could hand in; undefined for who acts for none. */
  readonly draft: Draft | undefined;
  onSubmit(report: NewReport): Promise<unknown>;
}

/** Monthly reports of stores; a store hands in its own here. */
export function StoreReportsPage({ reports, filters, draft, onSubmit }: Props): ReactNode {
  const { t } = useTranslation();
  const columns: readonly Column<Row>[] = [
    { key: 'month', words: 'storeReports.column.month', isName: true, text: ({ month }) => month },
    {
      key: 'store',
      words: 'storeReports.column.store',
      isExtra: draft !== undefined,
      text: ({ storeName }) => storeName,
      cell: ({ storeName }) => <Text>{storeName}</Text>,
    },
    {
      key: 'version',
      words: 'storeReports.column.version',
      text: ({ reportVersion, isNewest }) =>
        `${t('storeReports.version', { count: reportVersion })}${isNewest ? '' : t('storeReports.corrected')}`,
    },
    { key: 'listings', words: 'storeReports.figure.listings', isNumber: true, text: ({ figures }) => String(figures.listings) },
    {
      key: 'findings',
      words: 'storeReports.figure.listingsWithFindings',
      isNumber: true,
      text: ({ figures }) => String(figures.listingsWithFindings),
    },
    { key: 'open', words: 'storeReports.figure.orderItemsOpen', isNumber: true, text: ({ figures }) => String(figures.orderItemsOpen) },
    {
      key: 'own',
      words: 'storeReports.stated.appsDelistedOwn',
      isNumber: true,
      text: ({ stated }) => (stated.appsDelistedOwn === undefined ? t('storeReports.notStated') : String(stated.appsDelistedOwn)),
    },
    {
      key: 'submitted',
      words: 'storeReports.column.submitted',
      text: ({ submittedAt }) => shanghaiTime(submittedAt),
      cell: ({ submittedAt }) => <TimeText at={submittedAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={t('storeReports.title')} about={t('storeReports.about')} />
      {draft === undefined ? null : (
        <ReportForm draft={draft} known={(reports.page?.items ?? []).map(({ month }) => month)} onSubmit={onSubmit} />
      )}
      <DataTable
        caption={t('storeReports.title')}
        list={reports}
        columns={columns}
        filters={filters}
        empty={t('storeReports.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/store-reports/${id}`}
      />
    </>
  );
}
