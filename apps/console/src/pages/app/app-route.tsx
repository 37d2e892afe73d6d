import { listCases } from '@touchstone/api-client/routes/cases';
import { listFindings } from '@touchstone/api-client/routes/findings';
import { listAppVersions, readApp } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { AppPage } from './app-page.tsx';
import { VERSIONS_AFTER } from './versions-pager.tsx';

const FEW = '20';
const MANY = '200';

export function Route(): ReactNode {
  const app = useParam('app');
  const detail = useRead(readApp, { params: { app } });
  const { search } = useAddress();
  const versions = useList(listAppVersions, { params: { app }, query: { limit: MANY, after: search[VERSIONS_AFTER] } });
  const findings = useList(listFindings, { query: { app, limit: MANY } });
  const cases = useList(listCases, { query: { app, limit: FEW } }, { enabled: useMay()('case.read') });
  return <Ready of={detail}>{(value) => <AppPage detail={value} versions={versions} findings={findings} cases={cases} />}</Ready>;
}
