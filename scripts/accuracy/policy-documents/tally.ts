/** What was found and is wrong, what is right, what was missed. */
export interface Tally {
  readonly found: readonly string[];
  readonly right: readonly string[];
  readonly missed: readonly string[];
}

export function sameSet(found: readonly string[], expected: readonly string[]): Tally {
  return {
    found: found.filter((one) => !expected.includes(one)),
    right: found.filter((one) => expected.includes(one)),
    missed: expected.filter((one) => !found.includes(one)),
  };
}

export const sum = (tallies: readonly Tally[]): Tally => ({
  found: tallies.flatMap(({ found }) => found),
  right: tallies.flatMap(({ right }) => right),
  missed: tallies.flatMap(({ missed }) => missed),
});

/** Precision, recall and F1 as three cells. */
export function cellsOf({ found, right, missed }: Tally): readonly string[] {
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));
  return [
    share(right.length, right.length + found.length),
    share(right.length, right.length + missed.length),
    share(2 * right.length, 2 * right.length + found.length + missed.length),
  ];
}
