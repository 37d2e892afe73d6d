import { type Step, stepOf } from '../steps/index.ts';

export const ORDER_TYPES = [
  'rectification',
  'delisting',
  'relisting',
  'search-ban',
  'access-stop',
  'disconnection',
  'interview',
  'penalty-notice',
  'penalty-decision',
  'problem-notice',
  'extension',
  'pause',
  'resume',
  'withdrawal',
  'referral',
] as const;
export type OrderType = (typeof ORDER_TYPES)[number];
export const isOrderType = (value: unknown): value is OrderType => ORDER_TYPES.includes(value as OrderType);

export const ADDRESSEE_KINDS = ['operator', 'store', 'sdk-provider', 'access-provider'] as const;
export type AddresseeKind = (typeof ADDRESSEE_KINDS)[number];

export const ORDER_STATES = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'WITHDRAWN'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export type OrderEvent = 'edit' | 'send-to-review' | 'send-back' | 'approve' | 'issue' | 'withdraw';

/** The law of a document: a draft is read by a second pair of eyes, what was issued never changes and can only be taken back. */
export const ORDER_STEPS: readonly Step<OrderState, OrderEvent>[] = [
  { from: 'DRAFT', on: 'edit', to: 'DRAFT' },
  { from: 'DRAFT', on: 'send-to-review', to: 'IN_REVIEW' },
  { from: 'DRAFT', on: 'withdraw', to: 'WITHDRAWN' },
  { from: 'IN_REVIEW', on: 'send-back', to: 'DRAFT' },
  { from: 'IN_REVIEW', on: 'approve', to: 'APPROVED' },
  { from: 'IN_REVIEW', on: 'withdraw', to: 'WITHDRAWN' },
  { from: 'APPROVED', on: 'send-back', to: 'DRAFT' },
  { from: 'APPROVED', on: 'issue', to: 'ISSUED' },
  { from: 'APPROVED', on: 'withdraw', to: 'WITHDRAWN' },
  { from: 'ISSUED', on: 'withdraw', to: 'WITHDRAWN' },
];

/** Where an event leads from a state; undefined where it leads nowhere. */
export const orderAfter = (from: OrderState, on: OrderEvent): OrderState | undefined => stepOf(ORDER_STEPS, from, on)?.to;

/** 文号 as it is printed. @param word the authority's word and the document's: 京信管责改字 */
export const orderNumber = (word: string, year: number, number: number): string => `${word}〔${year}〕第${number}号`;
