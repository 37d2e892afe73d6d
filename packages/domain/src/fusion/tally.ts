/** What an engine said of a clause, as far as it is evidence. `none`: looked and saw nothing. */
export const ANSWERS = ['violation', 'suspected', 'none'] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * How often an engine gave each answer where the clause was broken and where it was not, for one version and rule, or
 * summed up for one version.
 *
 * Every vote counts, not only those that people reviewed: who is reviewed depends on the votes, and an engine judged by
 * the reviewed alone would look as if it only ever met the apps on which somebody spoke. A reviewed vote counts as people
 * decided; any other in parts, as likely as fusion thought it.
 */
export interface Tally {
  readonly real: Readonly<Record<Answer, number>>;
  readonly unreal: Readonly<Record<Answer, number>>;
}

const NONE: Readonly<Record<Answer, number>> = { violation: 0, suspected: 0, none: 0 };

export const EMPTY_TALLY: Tally = { real: NONE, unreal: NONE };

/**
 * The tally with one more vote.
 * @param probability that the clause was broken: 1 or 0 where people decided, else what fusion said
 * @param weight votes that this one stands for
 * @throws RangeError if `probability` is none
 */
export function withVote(tally: Tally, answer: Answer, probability: number, weight = 1): Tally {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`no probability: ${probability}`);
  return {
    real: { ...tally.real, [answer]: tally.real[answer] + probability * weight },
    unreal: { ...tally.unreal, [answer]: tally.unreal[answer] + (1 - probability) * weight },
  };
}

/** Sum of tallies: of the rules of an engine version, of two months. */
export const sumTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((a, b) => ({ real: add(a.real, b.real), unreal: add(a.unreal, b.unreal) }), EMPTY_TALLY);

/**
 * The tally as it counts after a while: what an engine did a year ago tells little of a service that changes behind
 * its version number. The proportions stay, the weight of the evidence falls.
 * @param share of the weight that is left, 0 to 1
 */
export const faded = (tally: Tally, share: number): Tally => ({ real: scale(tally.real, share), unreal: scale(tally.unreal, share) });

const HALF_LIFE_DAYS = 120;

/** Share of weight left after so many days. */
export const shareLeftAfter = (days: number, halfLifeDays = HALF_LIFE_DAYS): number => 0.5 ** (Math.max(0, days) / halfLifeDays);

/** Votes on one side of a tally. */
export const sumOf = (counts: Readonly<Record<Answer, number>>): number => counts.violation + counts.suspected + counts.none;

const add = (a: Readonly<Record<Answer, number>>, b: Readonly<Record<Answer, number>>) => ({
  violation: a.violation + b.violation,
  suspected: a.suspected + b.suspected,
  none: a.none + b.none,
});

const scale = (counts: Readonly<Record<Answer, number>>, by: number) => ({
  violation: counts.violation * by,
  suspected: counts.suspected * by,
  none: counts.none * by,
});
