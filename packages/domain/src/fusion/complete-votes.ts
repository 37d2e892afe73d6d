import { byText } from '@touchstone/kernel/order';
import type { Strength, Vote } from '../engine/index.ts';
import { isTerminal, type RunState } from '../run/index.ts';

/** An engine's answer on a clause, as its result gives it. */
export interface GivenVote {
  readonly clause: string;
  readonly vote: Vote;
  readonly rule?: string;
  readonly strength?: Strength;
  readonly reason?: string;
}

/** What silence means after a run that ended so. There is no way of ending that makes it clean. */
const SILENCE: Readonly<Partial<Record<RunState, { readonly vote: 'NOT_TESTED' | 'ERROR'; readonly reason: string }>>> = {
  SUCCEEDED: { vote: 'NOT_TESTED', reason: 'not-reported' },
  PARTIAL: { vote: 'NOT_TESTED', reason: 'not-reported' },
  FAILED: { vote: 'ERROR', reason: 'engine-failed' },
  TIMED_OUT: { vote: 'ERROR', reason: 'engine-timed-out' },
  CANCELLED: { vote: 'NOT_TESTED', reason: 'cancelled' },
  NOT_APPLICABLE: { vote: 'NOT_TESTED', reason: 'not-applicable' },
};

/** Ways of ending after which a clean answer of the engine is still an answer. */
const FINISHED: ReadonlySet<RunState> = new Set(['SUCCEEDED', 'PARTIAL']);

/**
 * One vote for every clause that an engine was to test, in the order of clauses: what it gave, and what its silence
 * means. A clean answer from a run that failed is none: what it saw may stand, what it did not see proves nothing.
 *
 * @param clauses of the engine's capability matrix; answers outside it are left out
 * @returns undefined while the run has not ended
 */
export function completeVotes(state: RunState, clauses: readonly string[], given: readonly GivenVote[]): readonly GivenVote[] | undefined {
  const silence = SILENCE[state];
  if (!isTerminal(state) || silence === undefined) return undefined;
  return clauses.toSorted(byText).map((clause) => {
    const answer = given.find((vote) => vote.clause === clause);
    const isHeard = answer !== undefined && (FINISHED.has(state) || (answer.vote === 'DETECTED' && silence.vote === 'ERROR'));
    return isHeard ? answer : { clause, ...silence };
  });
}
