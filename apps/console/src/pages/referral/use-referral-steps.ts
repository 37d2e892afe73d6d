import { readCase } from '@touchstone/api-client/routes/cases';
import { readDesk } from '@touchstone/api-client/routes/desk';
import {
  acceptReferral,
  listReferrals,
  readReferral,
  reportReferral,
  returnReferral,
  withdrawReferral,
} from '@touchstone/api-client/routes/referrals';
import { call } from '../../api/call.ts';
import { useWork } from '../../api/use-read-again.ts';
import type { ReferralStep } from './referral-steps.ts';

/** What a person wrote for a step. */
export interface ReferralWords {
  readonly basis: string;
  readonly text: string;
}

const STALE = [readReferral, listReferrals, readCase, readDesk];

interface Standing {
  readonly id: string;
  readonly version: number;
}

/** Answers a hand-over on the version that was read; what was read of it is read again, done or refused. */
export function useReferralSteps(): (step: ReferralStep['step'], standing: Standing, words: ReferralWords) => Promise<void> {
  const work = useWork(STALE);
  return async (step, { id, version }, { basis, text }) => {
    const at = { params: { referral: id }, ifMatch: version } as const;
    const body = { basis, text };
    const steps: Readonly<Record<ReferralStep['step'], () => Promise<unknown>>> = {
      accept: () => call(acceptReferral, { ...at, body: { basis } }),
      return: () => call(returnReferral, { ...at, body }),
      report: () => call(reportReferral, { ...at, body }),
      withdraw: () => call(withdrawReferral, { ...at, body }),
    };
    await work(steps[step]);
  };
}
