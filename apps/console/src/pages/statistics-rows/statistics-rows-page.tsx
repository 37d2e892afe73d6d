import type { listFunnel } from '@touchstone/api-client/routes/statistics';
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
import { useSliceName } from '../statistics/use-slice-name.ts';
import { pageOfRow } from './page-of-row.ts';

type Row = RowOf<typeof listFunnel>;

interface Props {
  readonly rows: List<Row>;
  readonly filters: readonly Filter[];
  readonly stage: string;
  readonly asOf: string | undefined;
}

/** The rows that a figure counts, by the same conditions and as of the same instant. */
export function StatisticsRowsPage({ rows, filters, stage, asOf }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const nameOf = useSliceName();
  const title = t(`statistics.stage.${stage}`);
  const columns: readonly Column<Row>[] = [
    { key: 'name', words: 'statistics.rows.name', isName: true, text: ({ name }) => name, cell: (row) => <RowName row={row} /> },
    {
      key: 'at',
      words: 'statistics.rows.at',
      text: ({ at }) => shanghaiTime(at),
      cell: ({ at }) => <TimeText at={at} />,
    },
    { key: 'clauses', words: 'statistics.rows.clauses', text: ({ clauses }) => clauses.join(' ') },
    {
      key: 'province',
      words: 'statistics.rows.province',
      text: (row) => (row.province === null ? '—' : nameOf('province', row.province)),
    },
    {
      key: 'territory',
      words: 'statistics.rows.territory',
      text: (row) => (row.territory === null ? '—' : province(row.territory)),
    },
    ...(stage === 'tested' ? ITEMS : []),
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
        title={t('statistics.rows.title', { stage: title })}
        about={
          asOf === undefined ? (
            t('statistics.rows.about')
          ) : (
            <>
              {t('statistics.asOf')} <TimeText at={asOf} />
            </>
          )
        }
        crumbs={[{ to: '/statistics', text: t('statistics.title') }]}
      />
      <DataTable
        caption={title}
        list={rows}
        columns={columns}
        filters={filters}
        empty={t('statistics.rows.empty')}
        keyOf={({ key }) => key}
      />
    </>
  );
}

/** Of a test: what was tested, and how much of it by machine. */
const ITEMS: readonly Column<Row>[] = [
  { key: 'items', words: 'statistics.rows.items', isNumber: true, text: ({ testedItems }) => String(testedItems ?? '') },
  { key: 'byMachine', words: 'statistics.rows.byMachine', isNumber: true, text: ({ machineItems }) => String(machineItems ?? '') },
];

function RowName({ row }: { readonly row: Row }): ReactNode {
  const page = pageOfRow(row);
  const name = <Text>{row.name}</Text>;
  return page === undefined ? name : <PageLink to={page}>{name}</PageLink>;
}
