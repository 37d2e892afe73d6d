import { listEngines } from '@touchstone/api-client/routes/engines';
import { listDeadLetters, readWork } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { EnginesPage } from './engines-page.tsx';

const AGAIN_MS = 20_000;

export function Route(): ReactNode {
  const seesQueue = useMay()('queue.read');
  const engines = useRead(listEngines, { query: {} }, { everyMs: AGAIN_MS });
  const work = useRead(readWork, {}, { enabled: seesQueue, everyMs: AGAIN_MS });
  const letters = useRead(listDeadLetters, {}, { enabled: seesQueue, everyMs: AGAIN_MS });
  return (
    <Ready of={engines} rows={10}>
      {({ items }) => <EnginesPage engines={items} work={work} letters={letters} seesQueue={seesQueue} />}
    </Ready>
  );
}
