import { useQueryClient } from '@tanstack/react-query';
import {
  concludeCampaign,
  drawSample,
  freezeFrame,
  listCampaigns,
  readCampaign,
  readCampaignProgress,
  runCampaign,
  thawFrame,
} from '@touchstone/api-client/routes/campaigns';
import { call } from '../../api/call.ts';
import { keyOf } from '../../api/use-read.ts';
import type { CampaignOrder } from './campaign-orders.ts';

interface Standing {
  readonly id: string;
  readonly version: number;
}

/** Gives an order on the version that was read; what was read is read again, done or refused. */
export function useCampaignOrders(): (order: CampaignOrder['order'], standing: Standing, seed: string) => Promise<void> {
  const queries = useQueryClient();
  return async (order, { id, version }, seed) => {
    const at = { params: { campaign: id }, ifMatch: version } as const;
    try {
      switch (order) {
        case 'freeze':
          await call(freezeFrame, at);
          break;
        case 'thaw':
          await call(thawFrame, at);
          break;
        case 'draw':
          await call(drawSample, { ...at, body: { seed } });
          break;
        case 'conclude':
        case 'report':
          await call(concludeCampaign, { ...at, body: { order } });
          break;
        default:
          await call(runCampaign, { ...at, body: { order } });
      }
    } finally {
      const stale = [readCampaign, readCampaignProgress, listCampaigns];
      await Promise.all(stale.map((contract) => queries.invalidateQueries({ queryKey: keyOf(contract) })));
    }
  };
}
