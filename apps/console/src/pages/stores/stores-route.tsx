import { listStores } from '@touchstone/api-client/routes/acquisition';
import { readOrderBoard } from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Unread } from '../../parts/unread.tsx';
import { StoreBoard } from './store-board.tsx';
import { StoresPage } from './stores-page.tsx';

const STATES = ['ACTIVE', 'PAUSED', 'CLOSED'] as const;
const CONNECTORS = ['store-feed', 'fdroid', 'folder'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'stores.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.store.${state}`) },
    {
      key: 'connector',
      words: 'stores.filter.connector',
      kind: 'choice',
      choices: CONNECTORS,
      label: (one) => t(`stores.connector.${one}`),
    },
  ];
  const stores = useList(listStores, { query: queryOf(filters, search) });
  const board = useRead(readOrderBoard, { query: {} }, { enabled: may('order.read') });
  return (
    <>
      <StoresPage stores={stores} filters={filters} />
      <Unread of={[board]} />
      {board.data === undefined ? null : <StoreBoard board={board.data} />}
    </>
  );
}
