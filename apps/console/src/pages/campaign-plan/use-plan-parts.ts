import { listStores } from '@touchstone/api-client/routes/acquisition';
import { previewCampaign } from '@touchstone/api-client/routes/campaigns';
import { listEngines } from '@touchstone/api-client/routes/engines';
import { useState } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { type Plan, previewBody } from './plan.ts';

/** What one chooses from, the plan as it is typed, and its preview. @param first as it begins */
export function usePlanParts(first: () => Plan) {
  const may = useMay();
  const [plan, setPlan] = useState(first);
  const [asked, setAsked] = useState<Plan>();
  const stores = useRead(listStores, { query: { limit: 200 } }, { enabled: may('store.read') });
  const engines = useRead(listEngines, { query: {} }, { enabled: may('engine.read') });
  const preview = useRead(previewCampaign, { body: previewBody(asked ?? plan) }, { enabled: asked !== undefined });
  return {
    plan,
    unread: [stores, engines],
    page: {
      plan,
      stores: stores.data,
      engines: engines.data?.items.filter(({ kind }) => kind !== 'lab' && kind !== 'import'),
      preview: asked === undefined ? undefined : { of: asked, answer: preview },
      isPreviewOld: asked !== undefined && JSON.stringify(previewBody(asked)) !== JSON.stringify(previewBody(plan)),
      onPlan: (change: Partial<Plan>) => setPlan((before) => ({ ...before, ...change })),
      onPreview: () => setAsked(plan),
    },
  };
}
