const DAY_MS = 86_400_000;

/** Days that follow one another, from the first to the last. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** Puts days that follow one another together; in the order of time. */
export function rangesOf(days: readonly string[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of [...days].sort()) {
    const before = ranges.at(-1);
    if (before !== undefined && Date.parse(day) - Date.parse(before.last) === DAY_MS) {
      ranges[ranges.length - 1] = { ...before, last: day, count: before.count + 1 };
    } else ranges.push({ first: day, last: day, count: 1 });
  }
  return ranges;
}
