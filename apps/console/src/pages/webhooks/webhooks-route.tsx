import { listWebhooks } from '@touchstone/api-client/routes/webhooks';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { queryOf } from '../../parts/table/filter.ts';
import { WebhooksPage } from './webhooks-page.tsx';

export function Route(): ReactNode {
  const isMine = useMay()('webhook.manage');
  const { search } = useAddress();
  const webhooks = useList(listWebhooks, { query: queryOf([], search) }, { enabled: isMine });
  return <WebhooksPage webhooks={isMine ? webhooks : undefined} />;
}
