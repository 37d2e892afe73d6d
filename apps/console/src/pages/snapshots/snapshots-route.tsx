import { listSnapshots } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const COLUMNS: readonly Column<RowOf<typeof listSnapshots>>[] = [
  { key: 'name', words: 'statistics.snapshot.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
  {
    key: 'asOf',
    words: 'statistics.snapshot.asOf',
    text: ({ asOf }) => shanghaiTime(asOf),
    cell: ({ asOf }) => <TimeText at={asOf} />,
  },
  {
    key: 'published',
    words: 'statistics.snapshot.published',
    text: ({ publishedAt }) => (publishedAt === null ? '—' : shanghaiTime(publishedAt)),
    cell: ({ publishedAt }) => <TimeText at={publishedAt} />,
  },
  { key: 'hash', words: 'statistics.snapshot.hash', isExtra: true, text: ({ hash }) => hash },
];

/** Frozen figures: own ones, and those that were published. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const snapshots = useList(listSnapshots, { query: queryOf([], search) });
  return (
    <>
      <PageHeader
        title={t('statistics.snapshot.title')}
        about={t('statistics.snapshot.listAbout')}
        crumbs={[{ to: '/statistics', text: t('statistics.title') }]}
      />
      <DataTable
        caption={t('statistics.snapshot.title')}
        list={snapshots}
        columns={COLUMNS}
        empty={t('statistics.snapshot.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/statistics/snapshots/${id}`}
      />
    </>
  );
}
