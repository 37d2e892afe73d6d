import { decideClaim, listClaims, readClaim } from '@touchstone/api-client/routes/claims';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { ClaimPage } from './claim-page.tsx';

export function Route(): ReactNode {
  const params = { claim: useParam('claim') };
  const claim = useRead(readClaim, { params });
  const decide = useChange(decideClaim, [readClaim, listClaims]);
  return (
    <Ready of={claim}>
      {(value) => <ClaimPage detail={value} onDecide={(decision, basis) => decide.mutateAsync({ params, body: { decision, basis } })} />}
    </Ready>
  );
}
