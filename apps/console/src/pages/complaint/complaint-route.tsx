import { readComplaint } from '@touchstone/api-client/routes/complaints';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { ComplaintPage } from './complaint-page.tsx';
import { useComplaintSteps } from './use-complaint-steps.ts';

export function Route(): ReactNode {
  const detail = useRead(readComplaint, { params: { complaint: useParam('complaint') } });
  const take = useComplaintSteps();
  return (
    <Ready of={detail}>{(value) => <ComplaintPage detail={value} onStep={(step, words) => take(step, value.complaint, words)} />}</Ready>
  );
}
