import type { listWebhooks } from '@touchstone/api-client/routes/webhooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { CreateWebhook } from './create-webhook.tsx';

type Webhook = RowOf<typeof listWebhooks>;

const COLUMNS: readonly Column<Webhook>[] = [
  { key: 'url', words: 'webhooks.url', isName: true, text: ({ url }) => url, cell: ({ url }) => <Text>{url}</Text> },
  { key: 'topics', words: 'webhooks.topics', text: ({ topics }) => topics.join(' ') },
  {
    key: 'state',
    words: 'webhooks.state',
    text: ({ state }, t) => t(`states.webhook.${state}`),
    cell: ({ state }) => <StateTag kind="webhook" state={state} />,
  },
  {
    key: 'created',
    words: 'webhooks.created',
    text: ({ createdAt }) => shanghaiTime(createdAt),
    cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
  },
];

/** Addresses that are told of what happens. @param webhooks undefined for who keeps none */
export function WebhooksPage({ webhooks }: { readonly webhooks: List<Webhook> | undefined }): ReactNode {
  const { t } = useTranslation();
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHeader
        title={t('webhooks.title')}
        about={t('webhooks.about')}
        actions={
          <Action kind="main" permission="webhook.manage" onAct={() => setNew(true)}>
            {t('webhooks.create')}
          </Action>
        }
      />
      {webhooks === undefined ? (
        <Empty text={t('webhooks.notYours')} />
      ) : (
        <DataTable
          caption={t('webhooks.title')}
          list={webhooks}
          columns={COLUMNS}
          empty={t('webhooks.empty')}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/webhooks/${id}`}
        />
      )}
      {isNew ? <CreateWebhook onClose={() => setNew(false)} /> : null}
    </>
  );
}
