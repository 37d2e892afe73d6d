import type { listScans } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { useScanColumns } from './scan-columns.tsx';

interface Props {
  readonly scans: List<RowOf<typeof listScans>>;
  readonly filters: readonly Filter[];
}

/** What was asked to be tested, the newest first. */
export function ScansPage({ scans, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const columns = useScanColumns();
  return (
    <>
      <PageHeader title={t('scans.title')} about={t('scans.about')} />
      <DataTable
        caption={t('scans.title')}
        list={scans}
        columns={columns}
        filters={filters}
        empty={t('scans.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/scans/${id}`}
      />
    </>
  );
}
