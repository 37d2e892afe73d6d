import type { listTestedItems } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Row = RowOf<typeof listTestedItems>;

interface Props {
  readonly items: List<Row>;
  readonly filters: readonly Filter[];
}

/** Items that were tested, and whether a machine or a person decided each. */
export function StatisticsItemsPage({ items, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      words: 'statistics.rows.name',
      isName: true,
      text: ({ name }) => name,
      cell: ({ name, scan }) => (
        <PageLink to={`/scans/${scan}`}>
          <Text>{name}</Text>
        </PageLink>
      ),
    },
    {
      key: 'clause',
      words: 'statistics.items.clause',
      text: ({ clause }) => clause,
      cell: ({ clause }) => <PageLink to={`/clauses/${encodeURIComponent(clause)}`}>{clause}</PageLink>,
    },
    { key: 'decidedBy', words: 'statistics.items.decidedBy', text: ({ decidedBy }) => t(`statistics.items.by.${decidedBy}`) },
    { key: 'at', words: 'statistics.rows.at', text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
    {
      key: 'territory',
      words: 'statistics.rows.territory',
      text: ({ territory }) => (territory === null ? '—' : province(territory)),
    },
    {
      key: 'links',
      words: 'statistics.rows.links',
      text: () => '',
      cell: ({ app, operator }) => (
        <>
          {app === null ? null : <PageLink to={`/apps/${app}`}>{t('statistics.rows.app')}</PageLink>}{' '}
          {operator === null ? null : <PageLink to={`/operators/${operator}`}>{t('statistics.rows.operator')}</PageLink>}
        </>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('statistics.items.title')}
        about={t('statistics.items.about')}
        crumbs={[{ to: '/statistics', text: t('statistics.title') }]}
      />
      <DataTable
        caption={t('statistics.items.title')}
        list={items}
        columns={columns}
        filters={filters}
        empty={t('statistics.rows.empty')}
        keyOf={({ scan, clause }) => `${scan} ${clause}`}
      />
    </>
  );
}
