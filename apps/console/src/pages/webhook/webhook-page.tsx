import { editWebhook, listDeliveries, listWebhooks, replayDeliveries, rotateWebhookKey } from '@touchstone/api-client/routes/webhooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useNow } from '../../app/clock.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { SecretDialog } from '../webhooks/webhooks-route.tsx';

type Webhook = RowOf<typeof listWebhooks>;

const RESULTS = ['WAITING', 'DELIVERED', 'FAILED'] as const;
const REPLAY_MS = 7 * 86_400_000;

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
        title={webhook.url}
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

/** From which states, and to which. */
const STATES = {
  pause: { from: 'ACTIVE', to: 'PAUSED' },
  resume: { from: 'PAUSED', to: 'ACTIVE' },
} as const;

function WebhookSteps({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const [secret, setSecret] = useState<string>();
  const [replayed, setReplayed] = useState<number>();
  const edit = useChange(editWebhook, [listWebhooks]);
  const rotate = useChange(rotateWebhookKey);
  const replay = useChange(replayDeliveries, [listDeliveries]);
  const params = { webhook: webhook.id };
  const to = (state: Webhook['state']) => edit.mutateAsync({ params, ifMatch: webhook.version, body: { state } });
  const step = (key: 'pause' | 'resume' | 'close' | 'rotate' | 'replay', take: Step['take'], kind: Step['kind'] = 'plain'): Step => ({
    ...{ key, kind, permission: 'webhook.manage', label: t(`webhooks.step.${key}`), consequence: t(`webhooks.means.${key}`), take },
  });
  const moves = (['pause', 'resume'] as const).filter((key) => STATES[key].from === webhook.state);
  const steps = [
    ...moves.map((key) => step(key, () => to(STATES[key].to))),
    step('replay', async () =>
      setReplayed((await replay.mutateAsync({ params, body: { failedSince: new Date(now() - REPLAY_MS).toISOString() } })).count),
    ),
    step('rotate', async () => setSecret((await rotate.mutateAsync({ params })).secret)),
    step('close', () => to('CLOSED'), 'danger'),
  ];
  return (
    <>
      <Steps steps={webhook.state === 'CLOSED' ? [] : steps} none={t('webhooks.none')} />
      {replayed === undefined ? null : <p role="status">{t('webhooks.replayed', { count: replayed })}</p>}
      {secret === undefined ? null : (
        <SecretDialog title={t('webhooks.step.rotate')} secret={secret} onClose={() => setSecret(undefined)} />
      )}
    </>
  );
}

const COLUMNS: readonly Column<RowOf<typeof listDeliveries>>[] = [
  { key: 'topic', words: 'webhooks.deliveries.topic', isName: true, text: ({ topic }) => topic },
  {
    key: 'state',
    words: 'webhooks.deliveries.state',
    text: ({ state }) => state,
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
