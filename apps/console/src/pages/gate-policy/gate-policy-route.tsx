import { listGatePolicies, readGatePolicy, setGatePolicy } from '@touchstone/api-client/routes/gate';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { OnlyStores } from '../../parts/only-stores.tsx';
import { Ready } from '../../parts/ready.tsx';
import { GatePolicyPage } from './gate-policy-page.tsx';

export function Route(): ReactNode {
  return (
    <OnlyStores permission="gate.use">
      <Policy />
    </OnlyStores>
  );
}

function Policy(): ReactNode {
  const params = { policy: useParam('policy') };
  const { search } = useAddress();
  const policy = useRead(readGatePolicy, { params });
  const save = useChange(setGatePolicy, [readGatePolicy, listGatePolicies]);
  return (
    <Ready of={policy}>
      {(value) => (
        <GatePolicyPage
          key={`${value.name}@${value.version}`}
          policy={value}
          isNew={search['new'] === 'true'}
          onSave={(text) => save.mutateAsync({ body: { text } })}
        />
      )}
    </Ready>
  );
}
