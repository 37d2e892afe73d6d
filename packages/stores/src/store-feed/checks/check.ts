import type { ChangePage, ListingChange } from '../../connector.ts';
import type { Fetch, Surroundings } from '../../fetch-port.ts';
import { storeFeed } from '../connector.ts';

export interface CheckOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly secret: string;
  readonly fetch: Fetch;
  /** Also sends an order about an app that does not exist. */
  readonly withOrders?: boolean;
  /** Pages of the feed that are looked through; 20 when left out. */
  readonly pages?: number;
}

/** One thing the protocol asks for, and how the store does. `warn` is allowed but makes findings poorer. */
export interface CheckStep {
  readonly id: string;
  readonly result: 'pass' | 'warn' | 'fail' | 'not-checked';
  readonly zh: string;
  readonly en: string;
  /** What was seen. */
  readonly detail?: string;
}

export interface CheckReport {
  /** Nothing failed. */
  readonly ok: boolean;
  readonly steps: readonly CheckStep[];
}

/** What a check came to. */
export type Outcome = { readonly result: CheckStep['result']; readonly detail?: string };

/** What a check has to go by. */
export interface Situation {
  readonly options: CheckOptions;
  readonly around: Surroundings;
  readonly signal: AbortSignal;
  /** Pages that could be read. */
  readonly pages: readonly ChangePage[];
  readonly listings: readonly ListingChange[];
}

export interface Check {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  run(situation: Situation): Promise<Outcome>;
}

export const pass: Outcome = { result: 'pass' };
export const fail = (detail: string): Outcome => ({ result: 'fail', detail });
export const warn = (detail: string): Outcome => ({ result: 'warn', detail });
export const notChecked = (detail: string): Outcome => ({ result: 'not-checked', detail });

/** A retry hides what is to be seen, and a checker is in no hurry. */
export function storeOf({ baseUrl, token, secret }: CheckOptions, around: Surroundings): ReturnType<typeof storeFeed> {
  const transport = { retries: { attempts: 2, baseMs: 200, capMs: 5000 } };
  return storeFeed({ id: 'check', baseUrl, token, secret, pageSize: 50, transport, rate: { perSecond: 5, burst: 5, atOnce: 1 } }, around);
}
