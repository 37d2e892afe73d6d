import { listOrderItems } from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { useItemColumns } from './item-columns.tsx';

const STATES = [
  ...['QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'OBJECTED', 'REPORTED_DONE', 'PROBING', 'VERIFIED_ABSENT', 'VERIFIED_LIVE'],
  ...['STILL_LIVE', 'OVERDUE', 'ESCALATED', 'REAPPEARED', 'WITHDRAWN'],
] as const;

/** Items of orders to stores, one for each listing, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'orderItems.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.item.${state}`) },
    {
      key: 'kind',
      words: 'orderItems.filter.kind',
      kind: 'choice',
      choices: ['delist', 'relist', 'search-ban'],
      label: (kind) => t(`states.itemKind.${kind}`),
    },
    { key: 'open', words: 'orderItems.filter.open', kind: 'flag' },
    { key: 'overdue', words: 'orderItems.filter.overdue', kind: 'flag' },
    { key: 'later', words: 'orderItems.filter.later', kind: 'flag', isMore: true },
    { key: 'order', words: 'orderItems.filter.order', kind: 'given' },
    { key: 'case', words: 'orderItems.filter.case', kind: 'given' },
    { key: 'store', words: 'orderItems.filter.store', kind: 'given' },
    { key: 'listing', words: 'orderItems.filter.listing', kind: 'given' },
    { key: 'until', words: 'orderItems.filter.until', kind: 'given', label: shanghaiTime },
  ];
  const items = useList(listOrderItems, { query: queryOf(filters, search) });
  return (
    <>
      <PageHeader title={t('orderItems.title')} about={t('orderItems.about')} />
      <DataTable
        caption={t('orderItems.title')}
        list={items}
        columns={useItemColumns()}
        filters={filters}
        empty={t('orderItems.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/order-items/${id}`}
      />
    </>
  );
}
