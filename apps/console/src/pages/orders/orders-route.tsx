import { listOrders } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { OrdersPage } from './orders-page.tsx';

const STATES = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'WITHDRAWN'] as const;
const TYPES = [
  ...[
    'rectification',
    'problem-notice',
    'interview',
    'extension',
    'pause',
    'resume',
    'delisting',
    'relisting',
    'search-ban',
    'access-stop',
  ],
  ...['disconnection', 'penalty-notice', 'penalty-decision', 'withdrawal', 'referral'],
] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'orders.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.order.${state}`) },
    { key: 'type', words: 'orders.filter.type', kind: 'choice', choices: TYPES, label: (type) => t(`states.orderType.${type}`) },
    { key: 'isReceived', words: 'orders.filter.isReceived', kind: 'flag' },
    { key: 'case', words: 'orders.filter.case', kind: 'given' },
    { key: 'notice', words: 'orders.filter.notice', kind: 'given' },
    { key: 'addressee', words: 'orders.filter.addressee', kind: 'given' },
    { key: 'organisation', words: 'orders.filter.organisation', kind: 'given' },
  ];
  return <OrdersPage orders={useList(listOrders, { query: queryOf(filters, search) })} filters={filters} />;
}
