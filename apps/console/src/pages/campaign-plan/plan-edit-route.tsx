import type { OutputOf } from '@touchstone/api-client';
import {
  drawSample,
  editCampaign,
  freezeFrame,
  listCampaignEvents,
  listCampaignMembers,
  listCampaigns,
  readCampaign,
  readCampaignProgress,
} from '@touchstone/api-client/routes/campaigns';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import { useOpen, useParam } from '../../app/address.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { createBody } from './plan.ts';
import { planOf } from './plan-of.ts';
import { PlanPage } from './plan-page.tsx';
import { usePlanParts } from './use-plan-parts.ts';

type Campaign = OutputOf<typeof readCampaign>;

/** What another plan, and a sample drawn by it, makes old. */
const STALE = [readCampaign, readCampaignProgress, listCampaigns, listCampaignEvents, listCampaignMembers];

/** Changes the plan of a draft; what was frozen stays. */
export function Route(): ReactNode {
  const campaign = useRead(readCampaign, { params: { campaign: useParam('campaign') } });
  return <Ready of={campaign}>{(value) => <Whole key={value.id} campaign={value} />}</Ready>;
}

function Whole({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const { t } = useTranslation();
  const mayPlan = useMay()('campaign.create');
  // a draft that somebody freezes while it is typed in stays to be read: saving says that it is too late
  const [wasDraft] = useState(campaign.state === 'DRAFT');
  if (mayPlan && wasDraft) return <Edit campaign={campaign} />;
  return (
    <>
      <PageHeader
        title={t('campaignPlan.edit')}
        crumbs={[
          { to: '/campaigns', text: t('campaigns.title') },
          { to: `/campaigns/${campaign.id}`, text: visibleText(campaign.name) },
        ]}
      />
      <Empty text={t('campaignPlan.onlyDrafts', { state: t(`states.campaign.${campaign.state}`) })} />
    </>
  );
}

function Edit({ campaign }: { readonly campaign: Campaign }): ReactNode {
  const open = useOpen();
  const readAgain = useReadAgain();
  const today = useToday();
  const { plan, unread, page } = usePlanParts(() => planOf(campaign, today));
  const [isDone, setDone] = useState(false);
  // what was changed since is not overwritten unseen
  const [ifMatch] = useState(campaign.version);
  const at = { params: { campaign: campaign.id } };

  const keep = async (isDrawn: boolean) => {
    const kept = await call(editCampaign, { ...at, ifMatch, body: createBody(plan) });
    setDone(true);
    try {
      if (isDrawn) {
        const frozen = await call(freezeFrame, { ...at, ifMatch: kept.version });
        await call(drawSample, { ...at, ifMatch: frozen.version, body: { seed: plan.seed.trim() } });
      }
    } finally {
      await readAgain(STALE);
      open(`/campaigns/${campaign.id}`);
    }
  };
  return (
    <>
      <Unread of={unread} />
      <PlanPage {...page} draft={campaign} isDone={isDone} onKeep={keep} />
    </>
  );
}
