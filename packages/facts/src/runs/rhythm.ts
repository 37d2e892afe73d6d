import type { Knowledge } from '../knowledge.ts';
import { threshold } from './thresholds.ts';

/** How calls follow each other. */
export interface Rhythm {
  readonly pattern: 'fixed-period' | 'burst' | 'repeated' | 'single';
  /** Of a fixed period, rounded to a tenth. */
  readonly periodSeconds?: number;
  /** Index in the times given of the call with which it begins. */
  readonly from: number;
}

export interface RhythmLimits {
  /** Calls that make a period. */
  readonly leastCalls: number;
  /** Part of the period by which a gap may differ from it, 0–1. */
  readonly jitter: number;
  /** Calls within one second that make a burst. */
  readonly burstPerSecond: number;
}

/** What makes a period and a burst, by T14 and the jitter of real timers. */
export const rhythmLimits = (knowledge: Knowledge): RhythmLimits => ({
  leastCalls: threshold(knowledge, 'T14', 'count') + 1,
  jitter: threshold(knowledge, 'T14', 'jitterPercent') / 100 + 0.05,
  burstPerSecond: threshold(knowledge, 'T14', 'perSecond') + 2,
});

/** Calls closer than this are one act of the code: it asked two APIs, or the log has a call twice. */
const TOGETHER_MS = 300;
/** A timer faster than that is no timer but a loop. */
const SHORTEST_PERIOD_MS = 900;
/** Part of the gaps that must be whole periods, and part that must be exactly one: a call may be missing now and then. */
const WHOLE_GAPS = 0.8;
const SINGLE_GAPS = 0.6;
const MOST_MISSED = 4;

/**
 * The rhythm of calls. A period is believed when most gaps between calls are one period long and nearly all are a whole number of them,
 * each within the jitter, so that neither a late timer nor a missed beat hides it, and hands that press a button do not make one.
 *
 * @param times milliseconds, in any order
 */
export function rhythmOf(times: readonly number[], limits: RhythmLimits): Rhythm {
  const sorted = [...times].sort((a, b) => a - b);
  const beats = sorted.filter((time, i) => i === 0 || time - (sorted[i - 1] as number) > TOGETHER_MS);
  const periodMs = periodOf(beats, limits);
  if (periodMs !== undefined) return { pattern: 'fixed-period', periodSeconds: Math.round(periodMs / 100) / 10, from: 0 };
  const burst = burstAt(sorted, limits.burstPerSecond);
  if (burst !== undefined) return { pattern: 'burst', from: burst };
  return { pattern: sorted.length > 1 ? 'repeated' : 'single', from: 0 };
}

function periodOf(beats: readonly number[], { leastCalls, jitter }: RhythmLimits): number | undefined {
  if (beats.length < Math.max(3, leastCalls)) return undefined;
  const gaps = beats.slice(1).map((time, i) => time - (beats[i] as number));
  const sorted = [...gaps].sort((a, b) => a - b);
  for (const part of [0.5, 0.35, 0.2]) {
    const guess = sorted[Math.floor(sorted.length * part)] as number;
    const period = refined(gaps, guess, jitter);
    if (period === undefined || period < SHORTEST_PERIOD_MS) continue;
    const fits = gaps.map((gap) => multipleOf(gap, period, jitter));
    const whole = fits.filter((multiple) => multiple > 0).length / gaps.length;
    const single = fits.filter((multiple) => multiple === 1).length / gaps.length;
    if (whole >= WHOLE_GAPS && single >= SINGLE_GAPS) return period;
  }
  return undefined;
}

/** The mean of the gaps that are near the guess. */
function refined(gaps: readonly number[], guess: number, jitter: number): number | undefined {
  const near = gaps.filter((gap) => multipleOf(gap, guess, jitter) === 1);
  return near.length === 0 ? undefined : near.reduce((sum, gap) => sum + gap, 0) / near.length;
}

/** How many periods a gap is, 0 when it is no whole number of them. */
function multipleOf(gap: number, period: number, jitter: number): number {
  const multiple = Math.round(gap / period);
  return multiple >= 1 && multiple <= MOST_MISSED && Math.abs(gap - multiple * period) <= period * jitter ? multiple : 0;
}

/** Where the first second begins that has so many calls. */
function burstAt(sorted: readonly number[], count: number): number | undefined {
  for (let i = 0; i + count <= sorted.length; i++) {
    if ((sorted[i + count - 1] as number) - (sorted[i] as number) < 1_000) return i;
  }
  return undefined;
}
