import { type Step, stepOf } from '../steps/index.ts';

/** Where a suspicion came from before any test. */
export const LEAD_SOURCES = ['complaint', 'media', 'association', 'department', 'store', 'own'] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

export type LeadState = 'OPEN' | 'LINKED' | 'IN_TEST' | 'ANSWERED' | 'DISMISSED';
export type LeadEvent = 'link' | 'unlink' | 'test' | 'answer' | 'dismiss' | 'reopen';

export const LEAD_STEPS: readonly Step<LeadState, LeadEvent>[] = [
  { from: 'OPEN', on: 'link', to: 'LINKED' },
  { from: 'OPEN', on: 'dismiss', to: 'DISMISSED' },
  { from: 'LINKED', on: 'unlink', to: 'OPEN' },
  { from: 'LINKED', on: 'test', to: 'IN_TEST' },
  { from: 'LINKED', on: 'dismiss', to: 'DISMISSED' },
  { from: 'IN_TEST', on: 'answer', to: 'ANSWERED' },
  { from: 'IN_TEST', on: 'dismiss', to: 'DISMISSED' },
  { from: 'DISMISSED', on: 'reopen', to: 'OPEN' },
  { from: 'ANSWERED', on: 'reopen', to: 'LINKED' },
];

/** The state after an event; undefined when there is no such step. */
export const advanceLead = (state: LeadState, on: LeadEvent): LeadState | undefined => stepOf(LEAD_STEPS, state, on)?.to;
