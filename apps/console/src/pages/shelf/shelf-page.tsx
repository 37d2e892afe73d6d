import type { listShelf } from '@touchstone/api-client/routes/programmes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { comma } from '../../parts/punctuation.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';

type Row = RowOf<typeof listShelf>;

interface Props {
  readonly listings: List<Row>;
  readonly filters: readonly Filter[];
}

/** What stands on one's own shelf, and what is wrong with it; each number opens its list. */
export function ShelfPage({ listings, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const missing = (row: Row) => row.missing.map((what) => t(`shelf.missing.${what}`)).join(comma());
  const counted = (key: string, words: string, count: (row: Row) => number, list: (row: Row) => string | undefined): Column<Row> => ({
    ...{ key, words, isNumber: true, text: (row) => String(count(row)) },
    cell: (row) => {
      const to = count(row) === 0 ? undefined : list(row);
      return to === undefined ? String(count(row)) : <PageLink to={to}>{count(row)}</PageLink>;
    },
  });
  const columns: readonly Column<Row>[] = [
    { key: 'name', words: 'shelf.column.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    {
      key: 'storeAppId',
      words: 'shelf.column.storeAppId',
      text: ({ storeAppId }) => storeAppId,
      cell: ({ storeAppId }) => <Text>{storeAppId}</Text>,
    },
    {
      key: 'version',
      words: 'shelf.column.version',
      text: ({ versionName }) => versionName ?? '',
      cell: ({ versionName }) => <Text>{versionName ?? '—'}</Text>,
    },
    {
      key: 'state',
      words: 'shelf.column.state',
      text: ({ state }) => t(`states.listing.${state}`),
      cell: ({ state }) => <StateTag kind="listing" state={state} />,
    },
    {
      key: 'developer',
      words: 'shelf.column.developer',
      text: ({ developer }) => developer ?? '',
      cell: ({ developer }) => <Text>{developer ?? '—'}</Text>,
    },
    counted(
      'findings',
      'shelf.column.findings',
      ({ findings }) => findings,
      ({ app }) => (app === null ? undefined : `/findings?app=${app}`),
    ),
    counted(
      'orders',
      'shelf.column.orders',
      ({ orders }) => orders,
      ({ id }) => `/order-items?listing=${id}`,
    ),
    counted(
      'measures',
      'shelf.column.measures',
      ({ measures }) => measures,
      ({ id }) => `/store-measures?standing=true&listing=${id}`,
    ),
    {
      key: 'missing',
      words: 'shelf.column.missing',
      text: missing,
      cell: (row) => (row.missing.length === 0 ? '—' : <span className="tone-warn">{missing(row)}</span>),
    },
  ];
  return (
    <>
      <PageHeader title={t('shelf.title')} about={t('shelf.about')} />
      <DataTable
        caption={t('shelf.title')}
        list={listings}
        columns={columns}
        filters={filters}
        empty={t('shelf.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ app, storeAppId }) => (app === null ? `/shelf/listings?q=${encodeURIComponent(storeAppId)}` : `/apps/${app}`)}
      />
    </>
  );
}
