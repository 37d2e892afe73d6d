import { listDeveloperAccounts } from '@touchstone/api-client/routes/programmes';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { OnlyStores } from '../../parts/only-stores.tsx';
import { queryOf } from '../../parts/table/filter.ts';
import { DevelopersPage } from './developers-page.tsx';

export function Route(): ReactNode {
  return (
    <OnlyStores permission="listing.read">
      <Developers />
    </OnlyStores>
  );
}

function Developers(): ReactNode {
  const { search } = useAddress();
  return <DevelopersPage accounts={useList(listDeveloperAccounts, { query: queryOf([], search) })} />;
}
