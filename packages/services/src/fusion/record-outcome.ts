import type { EngineVote } from '@touchstone/domain/fusion';
import { answerOf, EMPTY_TALLY, type Tally, withOutcome } from '@touchstone/domain/fusion';

/** A vote as a finding keeps it. */
export type RecordedVote = Pick<EngineVote, 'vote' | 'strength' | 'isPerson'> & { readonly engineVersionKey: string };

export interface ReviewedFinding {
  readonly clause: string;
  readonly isReal: boolean;
  /** Chance with which the audit drew it; null for what is always reviewed. */
  readonly auditRate: number | null;
  readonly votes: readonly RecordedVote[];
}

/** What a decision of people teaches about the engines that voted: their tallies with one more outcome. Silence teaches nothing. */
export function recordOutcome(finding: ReviewedFinding, tallyOf: (engineVersion: string) => Tally | undefined): ReadonlyMap<string, Tally> {
  const changed = new Map<string, Tally>();
  for (const vote of finding.votes) {
    const answer = answerOf(vote);
    if (answer === undefined || vote.isPerson) continue;
    const before = changed.get(vote.engineVersionKey) ?? tallyOf(vote.engineVersionKey) ?? EMPTY_TALLY;
    changed.set(vote.engineVersionKey, withOutcome(before, { answer, isReal: finding.isReal, drawnWith: finding.auditRate ?? 1 }));
  }
  return changed;
}
