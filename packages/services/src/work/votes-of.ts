import type { EngineEvidence, EngineResult, Strength } from '@touchstone/domain/engine';

/** The votes of one result, small enough to be kept as a row: what was found with its first places, the rest by name. */
export interface Votes {
  readonly detected: readonly DetectedVote[];
  readonly notDetected: readonly string[];
  /** Reason → clauses. */
  readonly notTested: Readonly<Record<string, readonly string[]>>;
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

export interface DetectedVote {
  readonly clause: string;
  readonly rule: string;
  readonly strength: Strength;
  readonly evidence: readonly EngineEvidence[];
}

/** Places that a finding shows in a list; all of them stay in the result. */
const MOST_EVIDENCE = 5;

export function votesOf(result: Pick<EngineResult, 'clauses' | 'evidence'>): Votes {
  const detected: DetectedVote[] = [];
  const notDetected: string[] = [];
  const notTested = new Map<string, string[]>();
  const errors = new Map<string, string[]>();
  for (const { clause, rule, vote, strength, reason, evidence } of result.clauses) {
    if (vote === 'NOT_DETECTED') notDetected.push(clause);
    else if (vote === 'DETECTED')
      detected.push({
        clause,
        rule: rule ?? clause,
        strength: strength ?? 'suspected',
        evidence: evidence.slice(0, MOST_EVIDENCE).flatMap((index) => result.evidence[index] ?? []),
      });
    else {
      const byReason = vote === 'ERROR' ? errors : notTested;
      const why = reason ?? 'unknown';
      byReason.set(why, [...(byReason.get(why) ?? []), clause]);
    }
  }
  return { detected, notDetected, notTested: Object.fromEntries(notTested), errors: Object.fromEntries(errors) };
}
