import { listCustody, listHolds, readEvidence } from '@touchstone/api-client/routes/evidence';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { EvidencePage } from './evidence-page.tsx';

export function Route(): ReactNode {
  const sha256 = useParam('evidence');
  const { search } = useAddress();
  const evidence = useRead(readEvidence, { params: { sha256 } });
  const custody = useList(listCustody, { params: { sha256 }, query: { limit: search['limit'], after: search['after'] } });
  const holds = useList(listHolds, { query: { target: sha256, limit: '100' } });
  return <Ready of={evidence}>{(value) => <EvidencePage evidence={value} custody={custody} holds={holds} />}</Ready>;
}
