import { listListings } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { listingColumns } from './listing-columns.tsx';

const STATES = ['DISCOVERED', 'LIVE', 'CHANGED', 'RELISTED', 'GONE_SUSPECTED', 'GONE', 'FORCED_OFF'] as const;

const STORE: Column<RowOf<typeof listListings>> = {
  key: 'store',
  words: 'store.listings.store',
  text: ({ storeName }) => storeName,
  cell: ({ store, storeName }) => (
    <PageLink to={`/stores/${store}`}>
      <Text>{storeName}</Text>
    </PageLink>
  ),
};

/** What stands on the shelves of all stores. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'store.listings.state', kind: 'choice', choices: STATES, label: (state) => t(`states.listing.${state}`) },
    { key: 'isUp', words: 'store.listings.isUp', kind: 'flag' },
    { key: 'isAcquired', words: 'store.listings.isAcquired', kind: 'flag' },
    { key: 'store', words: 'store.listings.store', kind: 'given' },
    { key: 'app', words: 'store.listings.app', kind: 'given' },
  ];
  const listings = useList(listListings, { query: queryOf(filters, search) });
  return (
    <>
      <PageHeader
        title={t('store.listings.title')}
        about={t('store.listings.about')}
        crumbs={[{ to: '/stores', text: t('stores.title') }]}
      />
      <DataTable
        caption={t('store.listings.title')}
        list={listings}
        columns={
          search['store'] === undefined ? [...listingColumns(t).slice(0, 1), STORE, ...listingColumns(t).slice(1)] : listingColumns(t)
        }
        filters={filters}
        empty={t('store.listings.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/listings/${id}`}
      />
    </>
  );
}
