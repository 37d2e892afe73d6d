import { decideRelisting, listRelistings, readRelisting, withdrawRelisting } from '@touchstone/api-client/routes/relistings';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { RelistingPage } from './relisting-page.tsx';

const STALE = [readRelisting, listRelistings] as const;

export function Route(): ReactNode {
  const params = { relisting: useParam('relisting') };
  const relisting = useRead(readRelisting, { params });
  const decide = useChange(decideRelisting, STALE);
  const withdraw = useChange(withdrawRelisting, STALE);
  return (
    <Ready of={relisting}>
      {(value) => (
        <RelistingPage
          relisting={value}
          error={withdraw.error ?? undefined}
          onDecide={(decision, reason, basis) => decide.mutateAsync({ params, ifMatch: value.version, body: { decision, reason, basis } })}
          onWithdraw={() => withdraw.mutate({ params, ifMatch: value.version })}
        />
      )}
    </Ready>
  );
}
