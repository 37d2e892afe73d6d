import type { ChosenFile } from '../../parts/chosen-file.ts';

/** What a person wrote and chose for a step. */
export interface StepWords {
  readonly basis: string;
  readonly reason: string;
  readonly decision: 'rejected' | 'partly' | 'upheld';
  /** Findings that are dropped where an objection is partly upheld; findings that are added. */
  readonly findings: readonly string[];
  /** Another case: into which it is merged. */
  readonly into: string;
  /** Earlier cases that are cited. */
  readonly cases: readonly string[];
  /** The issued 延期决定书. */
  readonly document: string;
  /** `2026-03-09`. */
  readonly until: string;
  readonly file: ChosenFile | undefined;
}

export const NO_WORDS: StepWords = {
  ...{ basis: '', reason: '', decision: 'rejected', findings: [], into: '', cases: [], document: '', until: '', file: undefined },
};
