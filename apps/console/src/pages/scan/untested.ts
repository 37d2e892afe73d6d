import type { OutputOf } from '@touchstone/api-client';
import type { readFusedResult } from '@touchstone/api-client/routes/runs';

type Clause = OutputOf<typeof readFusedResult>['clauses'][number];

/** Why an engine said nothing of some clauses. */
export interface Silence {
  readonly engine: string;
  readonly vote: 'NOT_TESTED' | 'ERROR';
  /** In words; null where the engine gave none. */
  readonly reason: string | null;
  readonly clauses: readonly string[];
}

/** What each engine did not test, by reason; what leaves most open first. */
export function silencesOf(clauses: readonly Clause[]): readonly Silence[] {
  const found = new Map<string, Silence & { readonly clauses: string[] }>();
  for (const { clause, votes } of clauses) {
    for (const { engine, vote, reason, reasonText } of votes) {
      if (vote !== 'NOT_TESTED' && vote !== 'ERROR') continue;
      const said = reasonText ?? reason;
      const key = JSON.stringify([engine, vote, said]);
      const silence = found.get(key) ?? { engine, vote, reason: said, clauses: [] };
      silence.clauses.push(clause);
      found.set(key, silence);
    }
  }
  return [...found.values()].sort((a, b) => b.clauses.length - a.clauses.length);
}

/** Clauses of which no engine said anything. */
export const untestedClauses = (clauses: readonly Clause[]): readonly Clause[] =>
  clauses.filter(({ votes }) => votes.every(({ vote }) => vote === 'NOT_TESTED' || vote === 'ERROR'));
