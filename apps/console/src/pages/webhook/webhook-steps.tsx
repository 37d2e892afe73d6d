import {
  editWebhook,
  listDeliveries,
  listWebhooks,
  readWebhook,
  replayDeliveries,
  rotateWebhookKey,
} from '@touchstone/api-client/routes/webhooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import type { RowOf } from '../../api/use-list.ts';
import { useNow } from '../../app/clock.ts';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { areTopics, topicsOf } from '../webhooks/topics.ts';
import { TopicsField } from '../webhooks/topics-field.tsx';

type Webhook = RowOf<typeof listWebhooks>;

const REPLAY_MS = 7 * 86_400_000;

/** From which states, and to which. */
const STATES = {
  pause: { from: 'ACTIVE', to: 'PAUSED' },
  resume: { from: 'PAUSED', to: 'ACTIVE' },
} as const;

/** What can be done about an address. */
export function WebhookSteps({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const said = webhook.topics.join(' ');
  const [typed, setTyped] = useState<string>();
  const topics = typed ?? said;
  const [secret, setSecret] = useState<string>();
  const [replayed, setReplayed] = useState<number>();
  const edit = useChange(editWebhook, [listWebhooks, readWebhook]);
  const rotate = useChange(rotateWebhookKey);
  const replay = useChange(replayDeliveries, [listDeliveries]);
  const params = { webhook: webhook.id };
  const to = (state: Webhook['state']) => edit.mutateAsync({ params, ifMatch: webhook.version, body: { state } });
  const step = (key: string, take: Step['take'], kind: Step['kind'] = 'plain'): Step => ({
    ...{ key, kind, permission: 'webhook.manage', label: t(`webhooks.step.${key}`), consequence: t(`webhooks.means.${key}`), take },
  });
  const moves = (['pause', 'resume'] as const).filter((key) => STATES[key].from === webhook.state);
  const steps: readonly Step[] = [
    ...moves.map((key) => step(key, () => to(STATES[key].to))),
    {
      ...step('topics', () => edit.mutateAsync({ params, ifMatch: webhook.version, body: { topics: [...topicsOf(topics).topics] } })),
      fields: <TopicsField typed={topics} onType={setTyped} />,
      isReady: areTopics(topics) && topicsOf(topics).topics.join(' ') !== said,
    },
    step('replay', async () =>
      setReplayed((await replay.mutateAsync({ params, body: { failedSince: new Date(now() - REPLAY_MS).toISOString() } })).count),
    ),
    step('rotate', async () => setSecret((await rotate.mutateAsync({ params })).secret)),
    step('close', () => to('CLOSED'), 'danger'),
  ];
  return (
    <>
      <Steps steps={webhook.state === 'CLOSED' ? [] : steps} none={t('webhooks.none')} onClose={() => setTyped(undefined)} />
      {replayed === undefined ? null : <p role="status">{t('webhooks.replayed', { count: replayed })}</p>}
      {secret === undefined ? null : (
        <SecretDialog title={t('webhooks.step.rotate')} about={t('webhooks.secret')} secret={secret} onClose={() => setSecret(undefined)} />
      )}
    </>
  );
}
