import { readAcquisition } from '@touchstone/api-client/routes/acquisition';
import { listRuns, listScans, readScan, requestScan } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { AcquisitionPage } from './acquisition-page.tsx';

const EVERY_MS = 2_000;
const ENDED: ReadonlySet<string> = new Set(['STORED', 'REJECTED']);

/** One file on its way: received, verified, scanned; read again and again until it is there. */
export function Route(): ReactNode {
  const id = useParam('acquisition');
  const may = useMay();
  const known = useRead(readAcquisition, { params: { acquisition: id } });
  const isUnderWay = known.data !== undefined && !ENDED.has(known.data.state);
  const live = useRead(readAcquisition, { params: { acquisition: id } }, { everyMs: EVERY_MS, enabled: isUnderWay });
  const artifact = known.data?.artifact ?? undefined;
  const scans = useRead(
    listScans,
    { query: { artifact: artifact ?? '', limit: 1 } },
    { enabled: artifact !== undefined && may('run.read'), everyMs: EVERY_MS },
  );
  const scan = scans.data?.items[0];
  const isScanning = scan !== undefined && scan.finishedAt === null;
  const runs = useRead(
    readScan,
    { params: { scan: scan?.id ?? '' } },
    { enabled: scan !== undefined, ...(isScanning ? { everyMs: EVERY_MS } : {}) },
  );
  const request = useChange(requestScan, [listScans, listRuns]);
  return (
    <Ready of={known}>
      {(value) => (
        <AcquisitionPage
          acquisition={live.data ?? value}
          scan={scan}
          runs={runs.data?.runs ?? []}
          isAsking={request.isPending}
          error={request.error}
          onScan={() => artifact !== undefined && request.mutate({ body: { artifact } })}
        />
      )}
    </Ready>
  );
}
