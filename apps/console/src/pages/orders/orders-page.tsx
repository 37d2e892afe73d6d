import type { listOrders } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { fullAddress } from '../../parts/full-address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Row = RowOf<typeof listOrders>;

interface Props {
  readonly orders: List<Row>;
  readonly filters: readonly Filter[];
}

/** Documents that one may see, the newest first. */
export function OrdersPage({ orders, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const caseId = useAddress().search['case'];
  const columns: readonly Column<Row>[] = [
    {
      key: 'type',
      words: 'orders.column.type',
      isName: true,
      text: ({ type }) => t(`states.orderType.${type}`),
      cell: ({ type, isDemo }) => (
        <>
          {t(`states.orderType.${type}`)}
          {isDemo ? <span className="tag">{t('parts.demo')}</span> : null}
        </>
      ),
    },
    { key: 'number', words: 'orders.column.number', text: ({ number }) => number ?? t('orders.noNumber') },
    {
      key: 'state',
      words: 'orders.column.state',
      text: ({ state }) => t(`states.order.${state}`),
      cell: ({ state }) => <StateTag kind="order" state={state} />,
    },
    {
      key: 'addressee',
      words: 'orders.column.addressee',
      text: ({ addressee }) => addressee.name,
      cell: ({ addressee }) => <Text>{addressee.name}</Text>,
    },
    {
      key: 'case',
      words: 'orders.column.case',
      text: (row) => (row.case === null ? '' : fullAddress(`/cases/${row.case}`)),
      cell: (row) =>
        row.case === null ? (
          '—'
        ) : (
          <PageLink isVerb to={`/cases/${row.case}`}>
            {t('orders.openCase')}
          </PageLink>
        ),
    },
    {
      key: 'issued',
      words: 'orders.column.issued',
      text: ({ issuedAt }) => (issuedAt === null ? '' : shanghaiTime(issuedAt)),
      cell: ({ issuedAt }) => <TimeText at={issuedAt} isDay />,
    },
    {
      key: 'created',
      words: 'orders.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
    },
    {
      key: 'withdrawn',
      words: 'orders.column.withdrawn',
      isExtra: true,
      text: ({ withdrawnAt }) => (withdrawnAt === null ? '' : shanghaiTime(withdrawnAt)),
      cell: ({ withdrawnAt }) => <TimeText at={withdrawnAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('orders.title')}
        about={t('orders.about')}
        actions={
          may('order.draft') ? (
            <PageLink className="button" to={caseId === undefined ? '/orders/new' : `/orders/new?case=${caseId}`}>
              {t('orderDraft.title')}
            </PageLink>
          ) : null
        }
      />
      <DataTable
        caption={t('orders.title')}
        list={orders}
        columns={columns}
        filters={filters}
        empty={t('orders.empty')}
        emptyAction={may('order.draft') ? <PageLink to="/cases?isOpen=true">{t('orders.toCases')}</PageLink> : null}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/orders/${id}`}
      />
    </>
  );
}
