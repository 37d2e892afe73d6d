import { listEngineEvents, readCalibration, readEngine } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { EnginePage } from './engine-page.tsx';

export function Route(): ReactNode {
  const params = { engine: useParam('engine') };
  const engine = useRead(readEngine, { params });
  const events = useRead(listEngineEvents, { params });
  const seesFusion = useMay()('fusion.read');
  const calibration = useRead(readCalibration, { params }, { enabled: seesFusion });
  return (
    <Ready of={engine}>
      {(value) => (
        <Ready of={events}>
          {({ items }) => <EnginePage engine={value} events={items} calibration={seesFusion ? calibration : undefined} />}
        </Ready>
      )}
    </Ready>
  );
}
