import { useQueryClient } from '@tanstack/react-query';
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
import { keyOf } from '../../api/use-read.ts';
import type { ReferralStep } from './referral-steps.ts';

/** What a person wrote for a step. */
export interface ReferralWords {
  readonly basis: string;
  readonly text: string;
}

interface Standing {
  readonly id: string;
  readonly version: number;
}

/** Answers a hand-over on the version that was read; what was read of it is read again, done or refused. */
export function useReferralSteps(): (step: ReferralStep['step'], standing: Standing, words: ReferralWords) => Promise<void> {
  const queries = useQueryClient();
  return async (step, { id, version }, { basis, text }) => {
    const at = { params: { referral: id }, ifMatch: version } as const;
    const body = { basis, text };
    const steps: Readonly<Record<ReferralStep['step'], () => Promise<unknown>>> = {
      accept: () => call(acceptReferral, { ...at, body: { basis } }),
      return: () => call(returnReferral, { ...at, body }),
      report: () => call(reportReferral, { ...at, body }),
      withdraw: () => call(withdrawReferral, { ...at, body }),
    };
    try {
      await steps[step]();
    } finally {
      const stale = [readReferral, listReferrals, readCase, readDesk];
      await Promise.all(stale.map((contract) => queries.invalidateQueries({ queryKey: keyOf(contract) })));
    }
  };
}
