import { handComplaintOn, listComplaints, moveComplaint, readComplaint } from '@touchstone/api-client/routes/complaints';
import { readDesk } from '@touchstone/api-client/routes/desk';
import { call } from '../../api/call.ts';
import { useWork } from '../../api/use-read-again.ts';
import type { ComplaintStep } from './complaint-steps.ts';

/** What a person chose and wrote for a step. */
export interface ComplaintWords {
  readonly reason: string;
  /** App, original complaint or province, as the step asks. */
  readonly chosen: string;
}

const STALE = [readComplaint, listComplaints, readDesk];

interface Standing {
  readonly id: string;
  readonly version: number;
}

/** Moves a complaint on in the version that was read; what was read of it is read again, done or refused. */
export function useComplaintSteps(): (step: ComplaintStep['step'], standing: Standing, words: ComplaintWords) => Promise<void> {
  const work = useWork(STALE);
  return async (step, { id, version }, { reason, chosen }) => {
    const at = { params: { complaint: id }, ifMatch: version } as const;
    const more: Partial<Record<ComplaintStep['step'], object>> = {
      link: { app: chosen },
      duplicate: { original: chosen },
      answer: { answer: reason },
      'out-of-scope': { answer: reason },
    };
    await work(() =>
      step === 'hand-over'
        ? call(handComplaintOn, { ...at, body: { province: chosen === '' ? null : chosen, reason } })
        : call(moveComplaint, { ...at, body: { on: step, ...(step === 'answer' ? {} : { reason }), ...more[step] } }),
    );
  };
}
