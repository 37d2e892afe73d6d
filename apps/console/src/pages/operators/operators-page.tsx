import type { listOperators } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';

type Row = RowOf<typeof listOperators>;

interface Props {
  readonly operators: List<Row>;
  readonly filters: readonly Filter[];
}

/** Operators that one may see. */
export function OperatorsPage({ operators, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const columns: readonly Column<Row>[] = [
    { key: 'name', words: 'operators.column.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    { key: 'creditCode', words: 'operators.column.creditCode', text: ({ creditCode, foreignId }) => creditCode ?? foreignId ?? '—' },
    { key: 'province', words: 'operators.column.province', text: (row) => province(row.province) },
    {
      key: 'apps',
      words: 'operators.column.apps',
      isNumber: true,
      text: ({ apps }) => String(apps),
      cell: ({ id, apps }) => (apps === 0 ? '0' : <PageLink to={`/apps?operator=${id}`}>{apps}</PageLink>),
    },
    { key: 'licence', words: 'operators.column.licence', isExtra: true, text: ({ licence }) => licence ?? '—' },
    { key: 'filing', words: 'operators.column.filing', isExtra: true, text: ({ filing }) => filing ?? '—' },
    {
      key: 'merged',
      words: 'operators.column.merged',
      isExtra: true,
      text: ({ mergedInto }) => (mergedInto === null ? '' : t('parts.yes')),
    },
  ];
  return (
    <>
      <PageHeader title={t('operators.title')} about={t('operators.about')} />
      <DataTable
        caption={t('operators.title')}
        list={operators}
        columns={columns}
        filters={filters}
        empty={t('operators.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/operators/${id}`}
      />
    </>
  );
}
