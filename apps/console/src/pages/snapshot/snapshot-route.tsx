import { readSnapshot } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { SnapshotPage } from './snapshot-page.tsx';

export function Route(): ReactNode {
  const snapshot = useRead(readSnapshot, { params: { snapshot: useParam('snapshot') } });
  return <Ready of={snapshot}>{(value) => <SnapshotPage snapshot={value} />}</Ready>;
}
