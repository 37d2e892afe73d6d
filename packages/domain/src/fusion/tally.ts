/** What an engine said of a clause, as far as it is evidence. `none`: looked and saw nothing. */
export const ANSWERS = ['violation', 'suspected', 'none'] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * How an engine's answers turned out, for one version and rule, or summed up for one version.
 *
 * Counts are weighted: an outcome that was only seen because the random audit drew it stands for all those that were
 * not drawn, so it counts one over the chance of being drawn. `squares` are the sums of squared weights, from which
 * follows how many outcomes the counts are worth.
 */
export interface Tally {
  readonly real: Readonly<Record<Answer, number>>;
  readonly unreal: Readonly<Record<Answer, number>>;
  readonly squares: { readonly real: number; readonly unreal: number };
}

export const EMPTY_TALLY: Tally = {
  real: { violation: 0, suspected: 0, none: 0 },
  unreal: { violation: 0, suspected: 0, none: 0 },
  squares: { real: 0, unreal: 0 },
};

export interface ReviewedOutcome {
  readonly answer: Answer;
  /** What people decided. */
  readonly isReal: boolean;
  /** Chance with which this outcome came before a person: 1 for what is always reviewed, the audit's rate for what it drew. */
  readonly drawnWith: number;
}

/** The tally with one more outcome. @throws RangeError if it could not have been drawn */
export function withOutcome(tally: Tally, { answer, isReal, drawnWith }: ReviewedOutcome): Tally {
  if (!(drawnWith > 0 && drawnWith <= 1)) throw new RangeError(`an outcome is drawn with a chance above 0 and up to 1, not ${drawnWith}`);
  const weight = 1 / drawnWith;
  const side = isReal ? 'real' : 'unreal';
  return {
    ...tally,
    [side]: { ...tally[side], [answer]: tally[side][answer] + weight },
    squares: { ...tally.squares, [side]: tally.squares[side] + weight * weight },
  };
}

/** Sum of tallies: of the rules of an engine version, of two months. */
export const sumTallies = (tallies: readonly Tally[]): Tally => tallies.reduce(add, EMPTY_TALLY);

/**
 * The tally as it counts after a while: what an engine did a year ago tells little of a service that changes behind
 * its version number. The proportions stay, the weight of the evidence falls.
 * @param share of the weight that is left, 0 to 1
 */
export const faded = (tally: Tally, share: number): Tally => ({
  real: scale(tally.real, share),
  unreal: scale(tally.unreal, share),
  squares: { real: tally.squares.real * share, unreal: tally.squares.unreal * share },
});

const HALF_LIFE_DAYS = 180;

/** Share of weight left after so many days. */
export const shareLeftAfter = (days: number, halfLifeDays = HALF_LIFE_DAYS): number => 0.5 ** (Math.max(0, days) / halfLifeDays);

/** Outcomes a side of a tally is worth: (sum of weights)² / sum of squared weights (Kish). */
export function worthOf(tally: Tally, side: 'real' | 'unreal'): number {
  const sum = ANSWERS.reduce((total, answer) => total + tally[side][answer], 0);
  return tally.squares[side] > 0 ? (sum * sum) / tally.squares[side] : 0;
}

const add = (a: Tally, b: Tally): Tally => ({
  real: { violation: a.real.violation + b.real.violation, suspected: a.real.suspected + b.real.suspected, none: a.real.none + b.real.none },
  unreal: {
    violation: a.unreal.violation + b.unreal.violation,
    suspected: a.unreal.suspected + b.unreal.suspected,
    none: a.unreal.none + b.unreal.none,
  },
  squares: { real: a.squares.real + b.squares.real, unreal: a.squares.unreal + b.squares.unreal },
});

const scale = (counts: Readonly<Record<Answer, number>>, by: number): Readonly<Record<Answer, number>> => ({
  violation: counts.violation * by,
  suspected: counts.suspected * by,
  none: counts.none * by,
});
