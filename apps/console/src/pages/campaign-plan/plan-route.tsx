import { createCampaign, drawSample, freezeFrame, listCampaigns } from '@touchstone/api-client/routes/campaigns';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import { useOpen } from '../../app/address.ts';
import { useToday } from '../../app/clock.ts';
import { Unread } from '../../parts/unread.tsx';
import { createBody, emptyPlan } from './plan.ts';
import { PlanPage } from './plan-page.tsx';
import { usePlanParts } from './use-plan-parts.ts';

export function Route(): ReactNode {
  const open = useOpen();
  const readAgain = useReadAgain();
  const today = useToday();
  const { plan, unread, page } = usePlanParts(() => emptyPlan(today));
  const [isDone, setDone] = useState(false);

  const keep = async (isDrawn: boolean) => {
    const made = await call(createCampaign, { body: createBody(plan) });
    setDone(true);
    try {
      if (isDrawn) {
        const at = { params: { campaign: made.id } };
        const frozen = await call(freezeFrame, { ...at, ifMatch: made.version });
        await call(drawSample, { ...at, ifMatch: frozen.version, body: { seed: plan.seed.trim() } });
      }
    } finally {
      // a draft that could not be frozen or drawn is there all the same, and its page says what to do
      await readAgain([listCampaigns]);
      open(`/campaigns/${made.id}`);
    }
  };
  return (
    <>
      <Unread of={unread} />
      <PlanPage {...page} isDone={isDone} onKeep={keep} />
    </>
  );
}
