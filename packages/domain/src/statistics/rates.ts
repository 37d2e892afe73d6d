import { type Interval, shareInterval } from '../campaign/interval.ts';

export interface Rate {
  readonly count: number;
  readonly of: number;
  /** 0 to 1; null when there is nothing to take a share of. */
  readonly share: number | null;
  /** 95 %; null with the share. */
  readonly interval: Interval | null;
}

/** A share with what it is a share of: a percentage alone says nothing. @param of whole, 0 or more */
export const rateOf = (count: number, of: number): Rate =>
  of <= 0 ? { count, of, share: null, interval: null } : { count, of, share: count / of, interval: shareInterval(Math.min(count, of), of) };

/**
 * A value such that `share` of the sorted ones are not above it (nearest rank).
 * @param sorted ascending @param share above 0, at most 1 @returns null of none
 */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[Math.min(rank, sorted.length) - 1] ?? null;
}
