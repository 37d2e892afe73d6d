import { listCampaignEvents } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { History } from '../../parts/history.tsx';
import { Unread } from '../../parts/unread.tsx';

/** Every step of a campaign: what was ordered, by whom, and where that led. */
export function CampaignHistory({ campaign }: { readonly campaign: string }): ReactNode {
  const { t } = useTranslation();
  const events = useRead(listCampaignEvents, { params: { campaign } });
  return (
    <>
      <Unread of={[events]} />
      <History
        title={t('campaign.history')}
        lines={(events.data?.items ?? []).map(({ seq, event, from, to, actor, at }) => ({
          key: seq,
          event: t(`campaign.event.${event}`, { defaultValue: event }),
          to: from === to ? undefined : t(`states.campaign.${to}`, { defaultValue: to }),
          basis: '',
          ...{ actor, at },
        }))}
      />
    </>
  );
}
