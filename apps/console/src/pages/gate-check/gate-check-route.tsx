import { readGateCheck } from '@touchstone/api-client/routes/gate';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { OnlyStores } from '../../parts/only-stores.tsx';
import { Ready } from '../../parts/ready.tsx';
import { GateCheckPage } from './gate-check-page.tsx';

const EVERY_FEW_SECONDS_MS = 5000;

export function Route(): ReactNode {
  return (
    <OnlyStores permission="gate.use">
      <Check />
    </OnlyStores>
  );
}

function Check(): ReactNode {
  const params = { check: useParam('check') };
  const check = useRead(readGateCheck, { params }, { everyMs: EVERY_FEW_SECONDS_MS });
  return <Ready of={check}>{(value) => <GateCheckPage check={value} />}</Ready>;
}
