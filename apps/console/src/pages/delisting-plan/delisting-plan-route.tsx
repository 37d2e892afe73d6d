import { readCase } from '@touchstone/api-client/routes/cases';
import { draftDelistingOrders, readDelistingPlan } from '@touchstone/api-client/routes/order-items';
import { listOrders } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { DelistingPlanPage } from './delisting-plan-page.tsx';

export function Route(): ReactNode {
  const params = { case: useParam('case') };
  const detail = useRead(readCase, { params });
  const plan = useRead(readDelistingPlan, { params });
  const draft = useChange(draftDelistingOrders, [readDelistingPlan, readCase, listOrders]);
  return (
    <Ready of={detail}>
      {(value) => (
        <Ready of={plan}>
          {({ stores }) => <DelistingPlanPage detail={value} stores={stores} onDraft={(body) => draft.mutateAsync({ params, body })} />}
        </Ready>
      )}
    </Ready>
  );
}
