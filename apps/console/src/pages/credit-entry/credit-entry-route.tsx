import { readCreditEntry } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { CreditEntryPage } from './credit-entry-page.tsx';

export function Route(): ReactNode {
  const entry = useRead(readCreditEntry, { params: { entry: useParam('entry') } });
  return <Ready of={entry}>{(value) => <CreditEntryPage detail={value} />}</Ready>;
}
