import type { Place } from '@touchstone/kernel/place';
import type { FactTimeline } from '../fact.ts';

/** Moments that a report draws. */
export const MOST_DRAWN = 500;
const MOST_FRAMES = 40;

/** What a timeline has beside its moments. */
export interface Happened {
  /** Absent: as often as there are moments. */
  readonly count?: number;
  readonly worst?: Place;
  readonly stack?: readonly string[] | undefined;
}

/**
 * The field `timeline` of a fact, absent when nothing is known of the time.
 * @param times milliseconds since 1970, in any order
 */
export function timelineOf(times: readonly number[], { count, worst, stack }: Happened = {}): { readonly timeline?: FactTimeline } {
  const sorted = times.toSorted((a, b) => a - b);
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return {};
  return {
    timeline: {
      times: spread(sorted),
      count: count ?? sorted.length,
      from,
      to,
      ...(worst === undefined ? {} : { worst }),
      ...(stack === undefined || stack.length === 0 ? {} : { stack: stack.slice(0, MOST_FRAMES) }),
    },
  };
}

/** The first, the last, and others at even steps between them. */
function spread(sorted: readonly number[]): readonly number[] {
  if (sorted.length <= MOST_DRAWN) return sorted;
  const step = (sorted.length - 1) / (MOST_DRAWN - 1);
  return Array.from({ length: MOST_DRAWN }, (_, i) => sorted[Math.round(i * step)] as number);
}
