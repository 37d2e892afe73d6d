export { type AnswerReferral, answerReferral, type ReferralAnswer } from './answer-referral.ts';
export { type OfferReferral, offerReferral, type ReferralOffer } from './offer-referral.ts';
export type { KeptReferral, NewReferral, ReferralTransaction } from './ports.ts';
