import { readDesk } from '@touchstone/api-client/routes/desk';
import { readWork } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { DemoGuide } from './demo-guide.tsx';
import { DeskPage } from './desk-page.tsx';

const EVERY_MINUTE_MS = 60_000;

export function Route(): ReactNode {
  const me = useMe();
  const may = useMay();
  const work = useRead(readWork, {}, { enabled: may('queue.read'), everyMs: EVERY_MINUTE_MS });
  const desk = useRead(readDesk, {}, { everyMs: EVERY_MINUTE_MS });
  return (
    <>
      <Ready of={desk}>
        {(value) => <DeskPage desk={value} work={work.data} name={me.displayName ?? me.login ?? ''} organisation={me.organisation.name} />}
      </Ready>
      <DemoGuide />
    </>
  );
}
