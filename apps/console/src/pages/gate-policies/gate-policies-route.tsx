import { listGatePolicies } from '@touchstone/api-client/routes/gate';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { OnlyStores } from '../../parts/only-stores.tsx';
import { Ready } from '../../parts/ready.tsx';
import { GatePoliciesPage } from './gate-policies-page.tsx';

export function Route(): ReactNode {
  return (
    <OnlyStores permission="gate.use">
      <Policies />
    </OnlyStores>
  );
}

function Policies(): ReactNode {
  const policies = useRead(listGatePolicies, {});
  return <Ready of={policies}>{({ items }) => <GatePoliciesPage policies={items} />}</Ready>;
}
