import { byText } from '@touchstone/kernel/order';
import { shareOut } from '../campaign/largest-remainder.ts';

/** One engine's queue, as the feeder sees it. Members of campaigns are rows; only what is near its turn becomes jobs. */
export interface QueueState {
  readonly queue: string;
  /** Jobs in the queue, not yet leased. */
  readonly materialised: number;
  readonly leased: number;
  /** Runs this engine may have leased at once: licence, rate, machines. */
  readonly concurrency: number;
  readonly isPaused: boolean;
  /** The breaker is open, or the engine drains: what is leased ends, nothing new begins. */
  readonly isClosed: boolean;
}

export interface FeedLimits {
  /** Jobs a queue holds for each run it may have leased: enough that no worker waits for the feeder's next round. */
  readonly perSlot: number;
  /** Never fewer than this while there is work. */
  readonly least: number;
  /** Never more than this, whatever the engine: a queue table stays fast while it is short. */
  readonly most: number;
}

/** 10,000–50,000 jobs for each queue hold at any backlog. */
export const FEED_LIMITS: FeedLimits = { perSlot: 50, least: 200, most: 20_000 };

/** Jobs to make for a queue now: fill up to its depth, when half of it is gone. */
export function howManyToFeed(state: QueueState, limits: FeedLimits): number {
  if (state.isPaused || state.isClosed || state.concurrency <= 0) return 0;
  const depth = Math.min(limits.most, Math.max(limits.least, state.concurrency * limits.perSlot));
  return state.materialised * 2 > depth ? 0 : depth - state.materialised;
}

/** Work that waits for one queue: a campaign's members, or all single requests of one priority. */
export interface Source {
  readonly id: string;
  readonly priority: number;
  readonly waiting: number;
  readonly isPaused: boolean;
}

export interface Portion {
  readonly source: string;
  readonly count: number;
}

/**
 * Which sources fill a queue: the higher priority first and to the end; among equals even parts, what one cannot use
 * goes to the others, so that a campaign of 440,000 does not hold up one of 40.
 */
export function portions(room: number, sources: readonly Source[]): readonly Portion[] {
  const open = sources.filter((source) => !source.isPaused && source.waiting > 0);
  const levels = [...new Set(open.map((source) => source.priority))].sort((a, b) => b - a);
  const given: Portion[] = [];
  let left = Math.max(0, Math.floor(room));
  for (const level of levels) {
    const part = evenly(
      left,
      open.filter((source) => source.priority === level),
    );
    given.push(...part);
    left -= part.reduce((sum, portion) => sum + portion.count, 0);
  }
  return given.filter((portion) => portion.count > 0);
}

function evenly(room: number, sources: readonly Source[]): readonly Portion[] {
  const ordered = sources.toSorted((a, b) => a.waiting - b.waiting || byText(a.id, b.id));
  let left = room;
  return ordered.map((source, i) => {
    const fair = shareOut(left, new Array<number>(ordered.length - i).fill(1))[0] ?? 0;
    const count = Math.min(source.waiting, fair);
    left -= count;
    return { source: source.id, count };
  });
}
