export {
  advanceReferral,
  offerFault,
  REFERRAL_KINDS,
  REFERRAL_ROWS,
  REFERRAL_STEPS,
  type ReferralEvent,
  type ReferralFault,
  type ReferralKind,
  type ReferralOutcome,
  type ReferralState,
} from './referral.ts';
