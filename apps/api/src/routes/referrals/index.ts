export { referralHandlers } from './referrals.ts';
