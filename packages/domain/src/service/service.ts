import { type Step, stepOf } from '../steps/index.ts';

export const SERVICE_CHANNELS = ['inbox', 'email', 'webhook', 'paper', 'store-protocol'] as const;
export type ServiceChannel = (typeof SERVICE_CHANNELS)[number];

export const SERVICE_STATES = ['PREPARED', 'SENT', 'DELIVERED', 'FAILED'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];
export type ServiceEvent = 'sent' | 'failed' | 'proven' | 'given-up';

/** 送达: what was sent is not yet served; only proof is. Late proof counts, also of a service that was given up. */
export const SERVICE_STEPS: readonly Step<ServiceState, ServiceEvent>[] = [
  { from: 'PREPARED', on: 'sent', to: 'SENT' },
  { from: 'PREPARED', on: 'failed', to: 'PREPARED' },
  { from: 'PREPARED', on: 'given-up', to: 'FAILED' },
  { from: 'PREPARED', on: 'proven', to: 'DELIVERED' },
  { from: 'SENT', on: 'given-up', to: 'FAILED' },
  { from: 'SENT', on: 'proven', to: 'DELIVERED' },
  { from: 'FAILED', on: 'proven', to: 'DELIVERED' },
];

export const serviceAfter = (from: ServiceState, on: ServiceEvent): ServiceState | undefined => stepOf(SERVICE_STEPS, from, on)?.to;

/** What shows that the addressee has the document. */
export const PROOF_KINDS = ['sign-in', 'link', 'receipt', 'scan', 'store-answer'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** What counts as proof on a channel; a mail or a message that was sent is none by itself. */
const PROOFS: Readonly<Record<ServiceChannel, readonly ProofKind[]>> = {
  inbox: ['sign-in'],
  email: ['link', 'sign-in'],
  webhook: ['receipt', 'sign-in'],
  paper: ['scan'],
  'store-protocol': ['store-answer', 'sign-in'],
};

export const proves = (channel: ServiceChannel, kind: ProofKind): boolean => PROOFS[channel].includes(kind);

const MINUTE_MS = 60_000;
/** Waits after the first, second … attempt that failed. */
const WAITS_MS = [5, 30, 120, 720, 1_440].map((minutes) => minutes * MINUTE_MS);
/** An attempt that arrived and was not answered is given up after so long. */
export const ANSWER_MS = 7 * 24 * 60 * MINUTE_MS;
/** After so many attempts without a sign of the addressee, a service is given up. */
export const MOST_ATTEMPTS = WAITS_MS.length + 1;

/** When to try again after `attempts` failed attempts; undefined when it is over. */
export function retryAt(attempts: number, nowMs: number): number | undefined {
  const wait = WAITS_MS[attempts - 1];
  return wait === undefined ? undefined : nowMs + wait;
}
