import { estimateCampaign, listQuotas, readCampaign, readCampaignProgress } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { CampaignPage } from './campaign-page.tsx';
import { useCampaignOrders } from './use-campaign-orders.ts';
import { useLiveCampaign } from './use-live-campaign.ts';

const EVERY_TEN_SECONDS_MS = 10_000;
const DRAWN: ReadonlySet<string> = new Set(['SAMPLED', 'ACQUIRING', 'TESTING', 'REVIEWING', 'CONCLUDED', 'REPORTED']);
const UNDER_WAY: ReadonlySet<string> = new Set(['ACQUIRING', 'TESTING', 'REVIEWING']);

export function Route(): ReactNode {
  const id = useParam('campaign');
  const params = { campaign: id };
  const campaign = useRead(readCampaign, { params });
  const state = campaign.data?.state ?? '';
  const live = { enabled: DRAWN.has(state), ...(UNDER_WAY.has(state) ? { everyMs: EVERY_TEN_SECONDS_MS } : {}) };
  const progress = useRead(readCampaignProgress, { params, query: { by: 'province' } }, live);
  const estimate = useRead(estimateCampaign, { params }, { enabled: DRAWN.has(state) });
  const quotas = useRead(listQuotas, { params }, { enabled: DRAWN.has(state) });
  useLiveCampaign(id, UNDER_WAY.has(state));
  const orders = useCampaignOrders();
  return (
    <Ready of={campaign}>
      {(value) => (
        <>
          <Unread of={[progress, estimate, quotas]} />
          <CampaignPage
            campaign={value}
            progress={progress.data}
            estimate={estimate.data}
            quotas={quotas.data?.items ?? []}
            onOrder={(order, seed) => orders(order, { id, version: value.version }, seed)}
          />
        </>
      )}
    </Ready>
  );
}
