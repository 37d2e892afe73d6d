import { readWebhook } from '@touchstone/api-client/routes/webhooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { Ready } from '../../parts/ready.tsx';
import { WebhookPage } from './webhook-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('webhook.manage');
  const webhook = useRead(readWebhook, { params: { webhook: useParam('webhook') } }, { enabled: isMine });
  if (!isMine) return <Empty text={t('webhooks.notYours')} />;
  return <Ready of={webhook}>{(one) => <WebhookPage webhook={one} />}</Ready>;
}
