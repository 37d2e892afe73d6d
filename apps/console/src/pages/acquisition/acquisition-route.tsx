import type { Contract, OutputOf } from '@touchstone/api-client';
import { readAcquisition } from '@touchstone/api-client/routes/acquisition';
import { listScans, readScan, requestScan } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import type { CallInput } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { AcquisitionPage } from './acquisition-page.tsx';
import { hasEnded } from './progress.ts';

const EVERY_MS = 2_000;
const ENDED: ReadonlySet<string> = new Set(['STORED', 'REJECTED']);

/** What a contract gives, again and again until it says that nothing more comes. */
function useUntil<C extends Contract>(contract: C, input: CallInput<C>, isOn: boolean, isLast: (value: OutputOf<C>) => boolean) {
  const known = useRead(contract, input, { enabled: isOn });
  const isUnderWay = isOn && known.data !== undefined && !isLast(known.data);
  useRead(contract, input, { enabled: isUnderWay, everyMs: EVERY_MS });
  return known;
}

/** One file on its way: received, verified, scanned; read until it is there. */
export function Route(): ReactNode {
  const id = useParam('acquisition');
  const may = useMay();
  const acquisition = useUntil(readAcquisition, { params: { acquisition: id } }, true, ({ state }) => ENDED.has(state));
  const artifact = acquisition.data?.artifact ?? undefined;
  const mayRead = artifact !== undefined && may('run.read');
  const scans = useUntil(listScans, { query: { artifact: artifact ?? '', limit: 1 } }, mayRead, ({ items }) => items.length > 0);
  const asked = scans.data?.items[0];
  const scan = useUntil(
    readScan,
    { params: { scan: asked?.id ?? '' } },
    asked !== undefined,
    (value) => value.scan.finishedAt !== null && value.runs.every(hasEnded),
  );
  const request = useChange(requestScan, [listScans, readScan]);
  return (
    <Ready of={acquisition}>
      {(value) => (
        <>
          <Unread of={[scans, scan]} />
          <AcquisitionPage
            acquisition={value}
            scan={scan.data?.scan ?? asked}
            runs={scan.data?.runs ?? []}
            isAsking={request.isPending}
            error={request.error}
            onScan={() => artifact !== undefined && request.mutate({ body: { artifact } })}
          />
        </>
      )}
    </Ready>
  );
}
