import { listInterviews } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { useInterviewColumns } from './interview-columns.tsx';

const FILTERS: readonly Filter[] = [{ key: 'operator', words: 'conduct.filter.operator', kind: 'given' }];

/** 约谈, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { search } = useAddress();
  const { operator } = search;
  const interviews = useList(listInterviews, { query: queryOf(FILTERS, search) });
  const columns: readonly Column<RowOf<typeof listInterviews>>[] = [
    {
      key: 'operator',
      words: 'conduct.column.operator',
      isName: true,
      text: ({ operatorName }) => operatorName ?? '—',
      cell: ({ operatorName }) => (operatorName === null ? '—' : <Text>{operatorName}</Text>),
    },
    ...useInterviewColumns(),
  ];
  return (
    <>
      <PageHeader
        title={t('interview.title')}
        about={t('interview.about')}
        actions={
          operator === undefined || !may('conduct.record') ? undefined : (
            <PageLink className="button" to={`/interviews/new?operator=${operator}`}>
              {t('interview.new.title')}
            </PageLink>
          )
        }
      />
      <DataTable
        caption={t('interview.title')}
        list={interviews}
        columns={columns}
        filters={FILTERS}
        empty={t('interview.empty')}
        keyOf={({ id }) => id}
        hrefOf={(row) => `/operators/${row.operator}`}
      />
    </>
  );
}
