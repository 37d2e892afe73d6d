import { fractionOf, type Sha256 } from '@touchstone/kernel/keyed-order';
import type { FusedOutcome, FusionThresholds } from './fuse.ts';

/** Shares of what nobody would look at that a person looks at all the same, to keep the estimates honest. */
export interface AuditRates {
  /** Of what an engine saw and fusion rejected: 1–2 %. */
  readonly rejected: number;
  /** Of what all engines passed: there is far more of it, and it alone shows what they all miss. */
  readonly notFound: number;
}

export const AUDIT_RATES: AuditRates = { rejected: 0.015, notFound: 0.0005 };

/**
 * Whether the audit draws this one: anyone with the seed can check that nobody chose.
 * @param id of the finding, or of artifact and clause where there is none
 * @returns chance with which it was drawn, undefined when it was not
 */
export function drawnForAudit(
  hash: Sha256,
  seed: string,
  id: string,
  outcome: FusedOutcome,
  rates: AuditRates = AUDIT_RATES,
): number | undefined {
  const rate = outcome === 'rejected' ? rates.rejected : outcome === 'not-found' ? rates.notFound : 0;
  return rate > 0 && fractionOf(hash, seed, id) < rate ? rate : undefined;
}

/**
 * Probability by which an audited one takes its place in the queue: anywhere among those that people look at, so that its
 * place gives nothing away. What fusion said stays what it was.
 */
export const coverOf = (hash: Sha256, seed: string, id: string, { unlikely }: FusionThresholds): number =>
  unlikely + fractionOf(hash, `cover:${seed}`, id) * (1 - unlikely);
