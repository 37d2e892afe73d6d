import {
  concludeCampaign,
  drawSample,
  freezeFrame,
  listCampaignEvents,
  listCampaigns,
  readCampaign,
  readCampaignProgress,
  runCampaign,
  thawFrame,
} from '@touchstone/api-client/routes/campaigns';
import { type CallInput, call } from '../../api/call.ts';
import { useWork } from '../../api/use-read-again.ts';
import type { CampaignOrder } from './campaign-orders.ts';

const STALE = [readCampaign, readCampaignProgress, listCampaigns, listCampaignEvents];

type Run = CallInput<typeof runCampaign>['body']['order'];

interface Standing {
  readonly id: string;
  readonly version: number;
}

/** Gives an order on the version that was read; what was read is read again, done or refused. */
export function useCampaignOrders(): (order: CampaignOrder['order'], standing: Standing, seed: string) => Promise<void> {
  const work = useWork(STALE);
  return async (order, { id, version }, seed) => {
    const at = { params: { campaign: id }, ifMatch: version } as const;
    const run = (how: Run) => () => call(runCampaign, { ...at, body: { order: how } });
    const conclude = (how: 'conclude' | 'report') => () => call(concludeCampaign, { ...at, body: { order: how } });
    const orders: Readonly<Record<CampaignOrder['order'], () => Promise<unknown>>> = {
      ...{ freeze: () => call(freezeFrame, at), thaw: () => call(thawFrame, at), draw: () => call(drawSample, { ...at, body: { seed } }) },
      ...{ start: run('start'), pause: run('pause'), resume: run('resume'), cancel: run('cancel') },
      ...{ conclude: conclude('conclude'), report: conclude('report') },
    };
    await work(orders[order]);
  };
}
