import { readFusedResult, readScan } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { ScanPage } from './scan-page.tsx';

export function Route(): ReactNode {
  const scan = useRead(readScan, { params: { scan: useParam('scan') } });
  const artifact = scan.data?.scan.artifact;
  const fused = useRead(
    readFusedResult,
    { params: { artifact: artifact ?? '' } },
    { enabled: useMay()('fusion.read') && artifact !== undefined },
  );
  return <Ready of={scan}>{(value) => <ScanPage detail={value} fused={fused} />}</Ready>;
}
