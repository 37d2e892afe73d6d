interface Told {
  readonly event: string;
  readonly isNow: boolean;
}

/** Steps of the law of the case by which a firm hands something in. */
const HANDED_IN: ReadonlySet<string> = new Set(['submit', 'late-submit']);

/**
 * Why no answer can be begun now, as the key of its words.
 * @param steps as the server tells them with the case; undefined while they were not read
 * @param written answers that wait for the firm, by state; undefined while they were not read
 */
export function whyNotBegun(steps: readonly Told[] | undefined, written: readonly (readonly unknown[] | undefined)[]): string | undefined {
  if (written.some((one) => one !== undefined && one.length > 0)) return 'submissions.isBegun';
  if (steps === undefined || written.includes(undefined)) return 'parts.notRead';
  return steps.some(({ event, isNow }) => isNow && HANDED_IN.has(event)) ? undefined : 'submissions.notNow';
}
