import { listWebhooks } from '@touchstone/api-client/routes/webhooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { Ready } from '../../parts/ready.tsx';
import { WebhookPage } from './webhook-page.tsx';

const MOST = 200;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const id = useParam('webhook');
  const isMine = useMay()('webhook.manage');
  const webhooks = useRead(listWebhooks, { query: { limit: MOST } }, { enabled: isMine });
  if (!isMine) return <Empty text={t('webhooks.notYours')} />;
  return (
    <Ready of={webhooks}>
      {({ items }) => {
        const webhook = items.find((one) => one.id === id);
        return webhook === undefined ? <Empty text={t('webhooks.empty')} /> : <WebhookPage webhook={webhook} />;
      }}
    </Ready>
  );
}
