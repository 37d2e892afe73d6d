import { listEngineEvents, readEngine } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { EnginePage } from './engine-page.tsx';

export function Route(): ReactNode {
  const params = { engine: useParam('engine') };
  const engine = useRead(readEngine, { params });
  const events = useRead(listEngineEvents, { params });
  return <Ready of={engine}>{(value) => <Ready of={events}>{({ items }) => <EnginePage engine={value} events={items} />}</Ready>}</Ready>;
}
