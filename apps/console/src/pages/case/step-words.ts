import type { ChosenFile } from '../../parts/chosen-file.ts';
import type { CaseStep, Need } from './case-steps.ts';

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

/** An objection that is upheld in part says which findings are dropped. */
export const wantsDropped = ({ decision }: StepWords): boolean => decision === 'partly';

const FILLED: Readonly<Record<Need, (words: StepWords) => boolean>> = {
  reason: ({ reason }) => reason.trim() !== '',
  decision: (words) => !wantsDropped(words) || words.findings.length > 0,
  into: ({ into }) => into !== '',
  document: ({ document }) => document !== '',
  proof: ({ file }) => file !== undefined,
  findings: ({ findings }) => findings.length > 0,
  ...{ until: () => true, file: () => true, cases: () => true },
};

/** Everything that a step cannot do without is there. */
export const isFilled = ({ needs }: CaseStep, words: StepWords): boolean =>
  words.basis.trim() !== '' && needs.every((need) => FILLED[need](words));
