import type { listCases } from '@touchstone/api-client/routes/cases';
import { exportCases } from '@touchstone/api-client/routes/exports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { ListExport } from '../../parts/list-export.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { useCaseColumns } from './case-columns.tsx';

interface Props {
  readonly cases: List<RowOf<typeof listCases>>;
  readonly filters: readonly Filter[];
}

/** Cases that one may see, the newest first. */
export function CasesPage({ cases, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const columns = useCaseColumns();
  return (
    <>
      <PageHeader title={t('cases.title')} about={t('cases.about')} />
      <DataTable
        caption={t('cases.title')}
        list={cases}
        columns={columns}
        filters={filters}
        tools={<ListExport contract={exportCases} filters={filters} />}
        empty={t('cases.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/cases/${id}`}
      />
    </>
  );
}
