import { listCampaignEvents, listCampaignMembers, readCampaign, readCampaignProgress } from '@touchstone/api-client/routes/campaigns';
import { streamEvents } from '@touchstone/api-client/routes/events';
import { useEffect } from 'react';
import { fileAddress } from '../../api/address.ts';
import { useReadAgain } from '../../api/use-read-again.ts';

const MOVED = 'campaign.moved';

/** Reads a campaign again at once when it takes a step: somebody ordered one, or a stage of it is over. */
export function useLiveCampaign(campaign: string, isUnderWay: boolean): void {
  const readAgain = useReadAgain();
  useEffect(() => {
    if (!isUnderWay) return;
    const events = new EventSource(fileAddress(streamEvents.path, {}, { topics: MOVED }));
    events.addEventListener(MOVED, ({ data }: MessageEvent<string>) => {
      if ((JSON.parse(data) as { readonly subject?: unknown }).subject !== campaign) return;
      void readAgain([readCampaign, readCampaignProgress, listCampaignMembers, listCampaignEvents]);
    });
    return () => events.close();
  }, [readAgain, campaign, isUnderWay]);
}
