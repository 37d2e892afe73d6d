import { useQueryClient } from '@tanstack/react-query';
import { listCampaignMembers, readCampaign, readCampaignProgress } from '@touchstone/api-client/routes/campaigns';
import { streamEvents } from '@touchstone/api-client/routes/events';
import { useEffect } from 'react';
import { fileAddress } from '../../api/address.ts';
import { keyOf } from '../../api/use-read.ts';

const MOVED = 'campaign.moved';

/** Reads a campaign again at once when it takes a step: somebody ordered one, or a stage of it is over. */
export function useLiveCampaign(campaign: string, isUnderWay: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isUnderWay) return;
    const events = new EventSource(fileAddress(streamEvents.path, {}, { topics: MOVED }));
    events.addEventListener(MOVED, ({ data }: MessageEvent<string>) => {
      if ((JSON.parse(data) as { readonly subject?: unknown }).subject !== campaign) return;
      for (const contract of [readCampaign, readCampaignProgress, listCampaignMembers])
        void queries.invalidateQueries({ queryKey: keyOf(contract) });
    });
    return () => events.close();
  }, [queries, campaign, isUnderWay]);
}
