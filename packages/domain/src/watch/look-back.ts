import type { FindingState } from '../finding/finding.ts';

/** What is known of one clause of an old case on the file that was looked at. */
export interface ClauseLook {
  readonly clause: string;
  /** The finding of this clause on that file; null: there is none. */
  readonly finding: FindingState | null;
  /** What the engines said: could none see it, did one, did all that could say no. */
  readonly votes: 'seen' | 'absent' | 'not-tested';
}

export interface ClauseLookOutcome {
  readonly clause: string;
  readonly outcome: 'relapsed' | 'in-review' | 'absent' | 'not-tested';
}

const CONFIRMED: ReadonlySet<FindingState> = new Set(['CONFIRMED', 'PERSISTS']);
const WAITS: ReadonlySet<FindingState> = new Set(['CANDIDATE', 'NEEDS_REVIEW', 'INSUFFICIENT', 'NOT_REPRODUCED']);

/** What fusion held for unlikely is not denied: of an app that had this very fault a person looks at what an engine sees. */
export function lookAtClause({ clause, finding, votes }: ClauseLook): ClauseLookOutcome {
  if (finding !== null && CONFIRMED.has(finding)) return { clause, outcome: 'relapsed' };
  if (finding !== null && WAITS.has(finding)) return { clause, outcome: 'in-review' };
  if (finding === 'REJECTED') return { clause, outcome: 'absent' };
  if (votes === 'seen') return { clause, outcome: 'in-review' };
  return { clause, outcome: votes };
}

/** What a look comes to: one clause confirmed again is a relapse; passed takes every clause absent, as far as it could be seen. */
export function lookBackOutcome(clauses: readonly ClauseLook[]): {
  readonly outcome: 'relapsed' | 'in-review' | 'passed' | 'not-tested';
  readonly clauses: readonly ClauseLookOutcome[];
} {
  const looked = clauses.map(lookAtClause);
  const has = (outcome: ClauseLookOutcome['outcome']) => looked.some((one) => one.outcome === outcome);
  if (has('relapsed')) return { outcome: 'relapsed', clauses: looked };
  if (has('in-review')) return { outcome: 'in-review', clauses: looked };
  return { outcome: looked.length === 0 || has('not-tested') ? 'not-tested' : 'passed', clauses: looked };
}
