import { listShelf } from '@touchstone/api-client/routes/programmes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { OnlyStores } from '../../parts/only-stores.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { ShelfPage } from './shelf-page.tsx';

const STATES = ['LIVE', 'CHANGED', 'RELISTED', 'GONE_SUSPECTED', 'GONE', 'FORCED_OFF', 'DISCOVERED'] as const;

export function Route(): ReactNode {
  return (
    <OnlyStores permission="listing.read">
      <Shelf />
    </OnlyStores>
  );
}

function Shelf(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'q', words: 'shelf.filter.q', kind: 'text', placeholder: t('shelf.filter.qHint') },
    { key: 'state', words: 'shelf.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.listing.${state}`) },
    { key: 'withProblems', words: 'shelf.filter.withProblems', kind: 'flag' },
    { key: 'withFindings', words: 'shelf.filter.withFindings', kind: 'flag', isMore: true },
    { key: 'account', words: 'shelf.filter.account', kind: 'given' },
  ];
  const listings = useList(listShelf, { query: queryOf(filters, search) });
  return <ShelfPage listings={listings} filters={filters} />;
}
