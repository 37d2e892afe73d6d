import { listDeliveries, type listWebhooks } from '@touchstone/api-client/routes/webhooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { WebhookSteps } from './webhook-steps.tsx';

type Webhook = RowOf<typeof listWebhooks>;

const RESULTS = ['WAITING', 'DELIVERED', 'FAILED'] as const;

/** One address that is told of what happens: what was sent to it, and what can be done about it. */
export function WebhookPage({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    {
      key: 'state',
      words: 'webhooks.deliveries.filter',
      kind: 'choice',
      choices: RESULTS,
      label: (state) => t(`states.delivery.${state}`),
    },
  ];
  const deliveries = useList(listDeliveries, { params: { webhook: webhook.id }, query: queryOf(filters, search) });
  return (
    <>
      <PageHeader
        title={visibleText(webhook.url)}
        marks={<StateTag kind="webhook" state={webhook.state} />}
        crumbs={[{ to: '/webhooks', text: t('webhooks.title') }]}
      />
      <Facts
        lines={[
          { label: t('webhooks.topics'), value: webhook.topics.join(' ') },
          { label: t('webhooks.created'), value: <TimeText at={webhook.createdAt} /> },
        ]}
      />
      <WebhookSteps webhook={webhook} />
      <h2>{t('webhooks.deliveries.title')}</h2>
      <DataTable
        caption={t('webhooks.deliveries.title')}
        list={deliveries}
        columns={COLUMNS}
        filters={filters}
        empty={t('webhooks.deliveries.empty')}
        keyOf={({ id }) => id}
      />
    </>
  );
}

const COLUMNS: readonly Column<RowOf<typeof listDeliveries>>[] = [
  { key: 'topic', words: 'webhooks.deliveries.topic', isName: true, text: ({ topic }) => topic },
  {
    key: 'state',
    words: 'webhooks.deliveries.state',
    text: ({ state }, t) => t(`states.delivery.${state}`),
    cell: ({ state }) => <StateTag kind="delivery" state={state} />,
  },
  { key: 'attempts', words: 'webhooks.deliveries.attempts', isNumber: true, text: ({ attempts }) => String(attempts) },
  { key: 'answer', words: 'webhooks.deliveries.answer', text: ({ lastStatus, lastError }) => String(lastStatus ?? lastError ?? '—') },
  {
    key: 'next',
    words: 'webhooks.deliveries.next',
    text: ({ nextAt }) => (nextAt === null ? '' : shanghaiTime(nextAt)),
    cell: ({ nextAt }) => <TimeText at={nextAt} />,
  },
  {
    key: 'at',
    words: 'webhooks.deliveries.at',
    text: ({ createdAt }) => shanghaiTime(createdAt),
    cell: ({ createdAt }) => <TimeText at={createdAt} />,
  },
];
