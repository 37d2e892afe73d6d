import { readSubmission } from '@touchstone/api-client/routes/submissions';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { SubmissionPage } from './submission-page.tsx';
import { useSubmissionSteps } from './use-submission-steps.ts';

export function Route(): ReactNode {
  const id = useParam('submission');
  const detail = useRead(readSubmission, { params: { submission: id } });
  const orders = useSubmissionSteps({ id, version: detail.data?.submission.version ?? 0 });
  return <Ready of={detail}>{(value) => <SubmissionPage detail={value} orders={orders} />}</Ready>;
}
