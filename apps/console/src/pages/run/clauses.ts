import type { Overview } from './run-page.tsx';

export type ClauseGroup = Overview['documents'][number];
type Clause = ClauseGroup['clauses'][number];

/** What is looked at when nothing is chosen: what was found. */
const FOUND: ReadonlySet<string> = new Set(['violation', 'suspected']);

/** Clauses of one result, or those in which something was found; documents without any are left out. */
export function chosenClauses(documents: readonly ClauseGroup[], result: string | undefined): readonly ClauseGroup[] {
  const isChosen = (clause: Clause) => (result === undefined ? FOUND.has(clause.result) : clause.result === result);
  return documents.map((group) => ({ ...group, clauses: group.clauses.filter(isChosen) })).filter(({ clauses }) => clauses.length > 0);
}

export interface Untested {
  readonly reason: string;
  readonly clauses: readonly Clause[];
}

/** What was not tested or stayed undecided, by the reason; what leaves most open first. */
export function byReason(documents: readonly ClauseGroup[], result: 'not-tested' | 'undecided'): readonly Untested[] {
  const found = new Map<string, Clause[]>();
  for (const clause of documents.flatMap(({ clauses }) => clauses)) {
    if (clause.result !== result) continue;
    const reason = clause.reason ?? '';
    found.set(reason, [...(found.get(reason) ?? []), clause]);
  }
  return [...found].map(([reason, clauses]) => ({ reason, clauses })).sort((a, b) => b.clauses.length - a.clauses.length);
}
