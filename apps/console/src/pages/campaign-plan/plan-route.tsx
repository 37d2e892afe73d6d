import { listStores } from '@touchstone/api-client/routes/acquisition';
import { createCampaign, drawSample, freezeFrame, listCampaigns, previewCampaign } from '@touchstone/api-client/routes/campaigns';
import { listEngines } from '@touchstone/api-client/routes/engines';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import { useOpen } from '../../app/address.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/me.ts';
import { Unread } from '../../parts/unread.tsx';
import { createBody, emptyPlan, type Plan, previewBody } from './plan.ts';
import { PlanPage } from './plan-page.tsx';

export function Route(): ReactNode {
  const may = useMay();
  const open = useOpen();
  const readAgain = useReadAgain();
  const today = useToday();
  const [plan, setPlan] = useState(() => emptyPlan(today));
  const [asked, setAsked] = useState<Plan>();
  const [isDone, setDone] = useState<string>();
  const stores = useRead(listStores, { query: { limit: 200 } }, { enabled: may('store.read') });
  const engines = useRead(listEngines, { query: {} }, { enabled: may('engine.read') });
  const preview = useRead(previewCampaign, { body: previewBody(asked ?? plan) }, { enabled: asked !== undefined });

  const create = async (isDrawn: boolean) => {
    const made = await call(createCampaign, { body: createBody(plan) });
    setDone(made.id);
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
      <Unread of={[stores, engines]} />
      <PlanPage
        plan={plan}
        stores={stores.data}
        engines={(engines.data?.items ?? []).filter(({ kind }) => kind !== 'lab' && kind !== 'import')}
        preview={asked === undefined ? undefined : { of: asked, answer: preview }}
        isPreviewOld={asked !== undefined && JSON.stringify(previewBody(asked)) !== JSON.stringify(previewBody(plan))}
        isDone={isDone !== undefined}
        onPlan={(change) => setPlan((before) => ({ ...before, ...change }))}
        onPreview={() => setAsked(plan)}
        onCreate={create}
      />
    </>
  );
}
