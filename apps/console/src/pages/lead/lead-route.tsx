import { readLead } from '@touchstone/api-client/routes/leads';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { LeadPage } from './lead-page.tsx';

export function Route(): ReactNode {
  const lead = useRead(readLead, { params: { lead: useParam('lead') } });
  return <Ready of={lead}>{(value) => <LeadPage detail={value} />}</Ready>;
}
