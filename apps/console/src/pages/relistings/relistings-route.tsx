import { listRelistings } from '@touchstone/api-client/routes/relistings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const STATES = ['APPLIED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'RELISTED'] as const;

/** Applications to go back to the shelves, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'relistings.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.relisting.${state}`) },
    { key: 'case', words: 'relistings.filter.case', kind: 'given' },
  ];
  const relistings = useList(listRelistings, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listRelistings>>[] = [
    {
      key: 'subject',
      words: 'relistings.column.subject',
      isName: true,
      text: ({ subjectName }) => subjectName,
      cell: ({ subjectName }) => <Text>{subjectName}</Text>,
    },
    {
      key: 'case',
      words: 'relistings.column.case',
      text: ({ caseNumber }) => caseNumber ?? t('cases.noNumber'),
      cell: (row) => <PageLink to={`/cases/${row.case}`}>{row.caseNumber ?? t('cases.noNumber')}</PageLink>,
    },
    {
      key: 'state',
      words: 'relistings.column.state',
      text: ({ state }) => t(`states.relisting.${state}`),
      cell: ({ state }) => <StateTag kind="relisting" state={state} />,
    },
    {
      key: 'applied',
      words: 'relistings.column.applied',
      text: ({ appliedAt }) => shanghaiTime(appliedAt),
      cell: ({ appliedAt }) => <TimeText at={appliedAt} />,
    },
    {
      key: 'decided',
      words: 'relistings.column.decided',
      text: ({ decidedAt }) => (decidedAt === null ? '' : shanghaiTime(decidedAt)),
      cell: ({ decidedAt }) => <TimeText at={decidedAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={t('relistings.title')} about={t('relistings.about')} />
      <DataTable
        caption={t('relistings.title')}
        list={relistings}
        columns={columns}
        filters={filters}
        empty={t('relistings.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/relistings/${id}`}
      />
    </>
  );
}
