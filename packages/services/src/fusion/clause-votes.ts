import { engineRights } from '@touchstone/domain/engine';
import type { EngineVote } from '@touchstone/domain/fusion';
import type { DetectedVote } from '../work/votes-of.ts';
import type { EndedRun } from './ports.ts';

/** What all engines said of one clause. */
export interface ClauseVotes {
  readonly clause: string;
  readonly votes: readonly (EngineVote & { readonly engineVersionKey: string })[];
  readonly detected: readonly DetectedVote[];
}

/**
 * Every clause that any engine claims or speaks of, with each engine's vote. A run that failed says ERROR on all that its
 * engine claims; one that was never made says nothing at all, and then nothing is clean.
 */
export function clauseVotes(runs: readonly EndedRun[]): readonly ClauseVotes[] {
  const byClause = new Map<string, { votes: ClauseVotes['votes'][number][]; detected: DetectedVote[] }>();
  for (const run of runs) {
    const said = votesByClause(run);
    for (const clause of new Set([...run.clauses, ...said.keys()])) {
      const entry = byClause.get(clause) ?? { votes: [], detected: [] };
      byClause.set(clause, entry);
      const vote = said.get(clause) ?? { ...silence(run), rule: clause };
      entry.votes.push({ ...vote, ...identityOf(run) });
      if (vote.detected !== undefined) entry.detected.push(vote.detected);
    }
  }
  return [...byClause.entries()].map(([clause, entry]) => ({ clause, ...entry })).sort((a, b) => (a.clause < b.clause ? -1 : 1));
}

type Said = Pick<EngineVote, 'vote' | 'rule' | 'strength' | 'reason'> & { readonly detected?: DetectedVote };

function votesByClause({ votes }: EndedRun): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  if (votes === null) return said;
  for (const [reason, clauses] of Object.entries(votes.notTested))
    for (const clause of clauses) said.set(clause, { vote: 'NOT_TESTED', rule: clause, reason });
  for (const [reason, clauses] of Object.entries(votes.errors))
    for (const clause of clauses) said.set(clause, { vote: 'ERROR', rule: clause, reason });
  for (const clause of votes.notDetected) said.set(clause, { vote: 'NOT_DETECTED', rule: clause });
  for (const detected of votes.detected)
    said.set(detected.clause, { vote: 'DETECTED', rule: detected.rule, strength: detected.strength, detected });
  return said;
}

/** What a run that gave no votes on a clause says of it. */
function silence({ state, errorClass, votes }: EndedRun): Pick<EngineVote, 'vote' | 'reason'> {
  if (votes !== null) return { vote: 'NOT_TESTED', reason: 'no-vote' };
  if (state === 'NOT_APPLICABLE') return { vote: 'NOT_TESTED', reason: 'kind-not-accepted' };
  if (state === 'CANCELLED') return { vote: 'NOT_TESTED', reason: 'cancelled' };
  return { vote: 'ERROR', reason: errorClass ?? state.toLowerCase().replaceAll('_', '-') };
}

const identityOf = (run: EndedRun) => ({
  engine: run.engine,
  engineVersion: run.version,
  engineVersionKey: run.engineVersion,
  group: run.group,
  mayVote: engineRights[run.engineState].votes,
  isPerson: run.isPerson,
});
