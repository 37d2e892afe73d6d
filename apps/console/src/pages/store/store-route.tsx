import { listListings, listStoreProblems, readStore } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { queryOf } from '../../parts/table/filter.ts';
import { StorePage } from './store-page.tsx';

const MOST = '50';

export function Route(): ReactNode {
  const store = useParam('store');
  const { search } = useAddress();
  const detail = useRead(readStore, { params: { store } });
  const may = useMay();
  const listings = useList(listListings, { query: { ...queryOf([], search), store } }, { enabled: may('listing.read') });
  const problems = useList(listStoreProblems, { params: { store }, query: { limit: MOST } }, { enabled: may('connector.read') });
  return <Ready of={detail}>{(value) => <StorePage store={value} listings={listings} problems={problems} />}</Ready>;
}
