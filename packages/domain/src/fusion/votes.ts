import type { Strength, Vote } from '../engine/index.ts';
import type { Answer } from './tally.ts';

/** One engine's vote on one clause of one artifact. */
export interface EngineVote {
  readonly engine: string;
  readonly engineVersion: string;
  /** Engines that share code, data or a vendor, and so their mistakes. An engine of its own names itself. */
  readonly group: string;
  readonly rule: string;
  readonly vote: Vote;
  /** With DETECTED. */
  readonly strength?: Strength;
  /** With NOT_TESTED and ERROR. */
  readonly reason?: string;
  /** Its version's state lets it vote; one on probation runs and is shown, and weighs nothing. */
  readonly mayVote: boolean;
  /** Run by a person: a lab tester's check sheet. */
  readonly isPerson: boolean;
}

/** What a vote says; undefined where it says nothing. NOT_TESTED and ERROR are never read as clean. */
export function answerOf({ vote, strength }: Pick<EngineVote, 'vote' | 'strength'>): Answer | undefined {
  if (vote === 'NOT_DETECTED') return 'none';
  return vote === 'DETECTED' ? (strength ?? 'suspected') : undefined;
}
