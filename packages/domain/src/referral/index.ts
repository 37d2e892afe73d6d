export {
  advanceReferral,
  offerFault,
  REFERRAL_KINDS,
  REFERRAL_ROWS,
  REFERRAL_STEPS,
  type ReferralEvent,
  type ReferralFault,
  type ReferralKind,
  type ReferralOffer,
  type ReferralOutcome,
  type ReferralState,
  referralOffers,
} from './referral.ts';
