import { listSdks } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMe } from '../../app/me.ts';
import { FIRMS } from '../../app/navigation.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';

const FILTERS: readonly Filter[] = [{ key: 'q', words: 'sdks.filter.q', kind: 'text' }];
/** A firm may want its own alone. */
const OF_FIRMS: readonly Filter[] = [...FILTERS, { key: 'isOwn', words: 'sdks.filter.isOwn', kind: 'flag' }];

/** SDKs, with how many apps embed each. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters = FIRMS.includes(useMe().organisation.kind) ? OF_FIRMS : FILTERS;
  const sdks = useList(listSdks, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listSdks>>[] = [
    { key: 'name', words: 'sdks.column.name', isName: true, text: ({ name }) => name },
    {
      key: 'vendor',
      words: 'sdks.column.vendor',
      text: ({ vendor }) => vendor,
      cell: ({ vendor, operator }) => (operator === null ? vendor : <PageLink to={`/operators/${operator}`}>{vendor}</PageLink>),
    },
    { key: 'category', words: 'sdks.column.category', text: ({ category }) => t(`sdks.category.${category}`, { defaultValue: category }) },
    { key: 'apps', words: 'sdks.column.apps', isNumber: true, text: ({ apps }) => String(apps) },
    { key: 'province', words: 'sdks.column.province', text: (row) => province(row.province) },
    { key: 'id', words: 'sdks.column.id', isExtra: true, text: ({ id }) => id },
  ];
  return (
    <>
      <PageHeader title={t('sdks.title')} about={t('sdks.about')} />
      <DataTable
        caption={t('sdks.title')}
        list={sdks}
        columns={columns}
        filters={filters}
        empty={t('sdks.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/sdks/${encodeURIComponent(id)}`}
      />
    </>
  );
}
