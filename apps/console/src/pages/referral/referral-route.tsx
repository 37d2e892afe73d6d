import { readReferral } from '@touchstone/api-client/routes/referrals';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { ReferralPage } from './referral-page.tsx';
import { useReferralSteps } from './use-referral-steps.ts';

export function Route(): ReactNode {
  const referral = useRead(readReferral, { params: { referral: useParam('referral') } });
  const steps = useReferralSteps();
  return <Ready of={referral}>{(value) => <ReferralPage referral={value} onStep={(step, words) => steps(step, value, words)} />}</Ready>;
}
