import type { Step } from '../steps/index.ts';
import { stepOf } from '../steps/index.ts';

/** 行政处罚的种类. @source 行政处罚法(2021) art. 9, those that concern operators of apps */
export const PENALTIES = {
  warning: { zh: '警告', en: 'Warning', hasAmount: false },
  criticism: { zh: '通报批评', en: 'Public criticism', hasAmount: false },
  fine: { zh: '罚款', en: 'Fine', hasAmount: true },
  confiscation: { zh: '没收违法所得', en: 'Confiscation of unlawful gains', hasAmount: true },
  suspension: { zh: '责令停业整顿', en: 'Suspension of business', hasAmount: false },
  'licence-revocation': { zh: '吊销经营许可证', en: 'Revocation of the licence', hasAmount: false },
} as const;

export type PenaltyType = keyof typeof PENALTIES;
export const PENALTY_TYPES = Object.keys(PENALTIES) as readonly PenaltyType[];

/** 分; more than any state budget, and exact as a number. */
export const MOST_FEN = 100_000_000_000_000;

/** Why an amount does not belong to a type of penalty. */
export function amountFault(type: PenaltyType, amountFen: number): 'amount' | undefined {
  const isAmount = Number.isSafeInteger(amountFen) && amountFen >= 0 && amountFen <= MOST_FEN;
  return isAmount && PENALTIES[type].hasAmount === amountFen > 0 ? undefined : 'amount';
}

export type PenaltyState = 'RECORDED' | 'NOTIFIED' | 'DECIDED' | 'PAID' | 'REVOKED';
export type PenaltyEvent = 'notify' | 'decide' | 'pay' | 'revoke';
export type PenaltyGuard = 'paid-in-full';

/** Announced to the firm before it is decided. A part that was paid leaves it DECIDED; a revoked one stays readable. @source 行政处罚法(2021) art. 44 */
export const PENALTY_STEPS: readonly Step<PenaltyState, PenaltyEvent, PenaltyGuard>[] = [
  { from: 'RECORDED', on: 'notify', to: 'NOTIFIED' },
  { from: 'RECORDED', on: 'revoke', to: 'REVOKED' },
  { from: 'NOTIFIED', on: 'decide', to: 'DECIDED' },
  { from: 'NOTIFIED', on: 'revoke', to: 'REVOKED' },
  { from: 'DECIDED', on: 'pay', when: 'paid-in-full', to: 'PAID' },
  { from: 'DECIDED', on: 'pay', to: 'DECIDED' },
  { from: 'DECIDED', on: 'revoke', to: 'REVOKED' },
  { from: 'PAID', on: 'revoke', to: 'REVOKED' },
];

export const movePenalty = (state: PenaltyState, event: PenaltyEvent, isPaid = false): PenaltyState | undefined =>
  stepOf(PENALTY_STEPS, state, event, () => isPaid)?.to;

/** 分 as documents print it: 12345678 → 123,456.78. */
export function yuanText(fen: number): string {
  const yuan = Math.trunc(fen / 100);
  const cents = String(fen % 100).padStart(2, '0');
  return `${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
