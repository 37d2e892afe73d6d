export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 95 % of the normal distribution lie within so many standard deviations. */
const Z_95 = 1.959963984540054;

/**
 * 95 % interval of a share seen in a sample (Wilson's score), narrowed where the sample is a good part of all there are.
 * Honest for small samples and for shares near 0 and 1, where count ± 2·sqrt(count) is not.
 *
 * @param population all there are to sample from; absent: many
 * @returns 0 to 1 for a sample of none
 */
export function shareInterval(count: number, sampled: number, population?: number): Interval {
  if (sampled <= 0) return { low: 0, high: 1 };
  const finite = population === undefined || population <= 1 ? 1 : Math.max(0, (population - sampled) / (population - 1));
  return finite === 0 ? { low: count / sampled, high: count / sampled } : wilson(count / sampled, sampled / finite);
}

/** Wilson's 95 % interval of a share seen in a sample worth so many. @param worth may be a fraction */
export function wilson(share: number, worth: number): Interval {
  const zz = Z_95 * Z_95;
  const middle = (share + zz / (2 * worth)) / (1 + zz / worth);
  const half = Math.sqrt((zz * (share * (1 - share) + zz / (4 * worth))) / worth) / (1 + zz / worth);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
