import { draftRelistingOrders } from '@touchstone/api-client/routes/order-items';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { decideRelisting, listRelistings, readRelisting, withdrawRelisting } from '@touchstone/api-client/routes/relistings';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen, useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { RelistingPage } from './relisting-page.tsx';

const STALE = [readRelisting, listRelistings] as const;

export function Route(): ReactNode {
  const params = { relisting: useParam('relisting') };
  const relisting = useRead(readRelisting, { params });
  const decide = useChange(decideRelisting, STALE);
  const draft = useChange(draftRelistingOrders, [readRelisting, listOrders]);
  const open = useOpen();
  const withdraw = useChange(withdrawRelisting, STALE);
  return (
    <Ready of={relisting}>
      {(value) => (
        <RelistingPage
          relisting={value}
          error={withdraw.error ?? undefined}
          onDecide={(decision, reason, basis) => decide.mutateAsync({ params, ifMatch: value.version, body: { decision, reason, basis } })}
          onDraft={async (retested) => {
            await draft.mutateAsync({ params, body: { retested } });
            open(`/orders?case=${value.case}`);
          }}
          onWithdraw={() => withdraw.mutate({ params, ifMatch: value.version })}
        />
      )}
    </Ready>
  );
}
