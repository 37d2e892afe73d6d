import { readStoreReport } from '@touchstone/api-client/routes/store-reports';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { StoreReportPage } from './store-report-page.tsx';

export function Route(): ReactNode {
  const report = useRead(readStoreReport, { params: { report: useParam('report') } });
  return <Ready of={report}>{(value) => <StoreReportPage report={value} />}</Ready>;
}
