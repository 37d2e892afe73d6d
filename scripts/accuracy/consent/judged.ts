/** What is judged of an app. */
export const PARTS = ['reads', 'gate', 'permissions', 'starts', 'jumps', 'downloads', 'flows'] as const;
export type Part = (typeof PARTS)[number];

/**
 * `right`: as the truth has it. `wrong`: found, with another trigger or state. `all-clear`: said to be behind the gate and is
 * not, the worst error. `undecided`: said to be so where the truth decides. `missed`: not found. `false`: found and not so.
 */
export type Outcome = 'right' | 'wrong' | 'all-clear' | 'undecided' | 'missed' | 'false';

/** One thing that the truth or the engine says, and what became of it. */
export interface Judged {
  readonly part: Part;
  readonly outcome: Outcome;
  /** For a person: what it is, what was expected and what was found. */
  readonly says: string;
  /** What is wrong beside trigger and state: owner, repetition, background. */
  readonly details: readonly string[];
}

/** How often each outcome came, for one part of one category. */
export interface Tally {
  readonly category: string;
  readonly part: Part;
  readonly apps: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly wrongDetails: number;
}

/** Of what was said, decided, the share that is right. */
export const precision = ({ counts }: Pick<Tally, 'counts'>): number =>
  ratio(counts.right, counts.right + counts.wrong + counts['all-clear'] + counts.false);

/** Of what is true and was not left undecided, the share that was said. */
export const recall = ({ counts }: Pick<Tally, 'counts'>): number =>
  ratio(counts.right, counts.right + counts.wrong + counts['all-clear'] + counts.missed);

/** Of what is true, the share that was left undecided. */
export const undecided = ({ counts }: Pick<Tally, 'counts'>): number =>
  counts.undecided === 0 ? 0 : counts.undecided / (counts.right + counts.wrong + counts['all-clear'] + counts.undecided + counts.missed);

export const f1 = (tally: Pick<Tally, 'counts'>): number => {
  const [p, r] = [precision(tally), recall(tally)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
