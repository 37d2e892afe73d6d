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
const SHORTEST_PERIOD_MS = 400;
/** Part of the gaps that must be one period or a few, and part that must be exactly one: calls may be missing now and then. */
const WHOLE_GAPS = 0.75;
const SINGLE_GAPS = 0.35;
const MOST_MISSED = 4;
/** How closely gaps may fit, as parts of the period, up to the jitter allowed. */
const TOLERANCES = [0.05, 0.1, 0.15, 0.2, 0.25];
/** Guesses at a period, evenly from the gaps. */
const MOST_GUESSES = 24;
/** How much less likely gaps are without a period than with one; twice the logarithm of it. */
const LEAST_WEIGHT = 13;

/**
 * The rhythm of calls. A period is believed when most gaps between calls are one period long or a few, each within the jitter, and when
 * gaps that come by chance would not look like that: so neither a late timer nor missed beats hide it, and hands do not make one.
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
  const gaps = some(beats.slice(1).map((time, i) => time - (beats[i] as number)));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  let best: { readonly period: number; readonly weight: number } | undefined;
  for (const guess of guessesFrom(gaps)) {
    for (const tolerance of TOLERANCES.filter((one) => one <= jitter)) {
      const period = refined(gaps, guess, tolerance);
      if (period === undefined || period < SHORTEST_PERIOD_MS) continue;
      const weight = weightOf(gaps, period, tolerance, mean);
      if (weight >= LEAST_WEIGHT && weight > (best?.weight ?? 0)) best = { period, weight };
    }
  }
  return best?.period;
}

/** So many gaps, evenly from all, tell a rhythm. */
const MOST_GAPS = 400;

function some(gaps: readonly number[]): readonly number[] {
  if (gaps.length <= MOST_GAPS) return gaps;
  return Array.from({ length: MOST_GAPS }, (_, i) => gaps[Math.floor((i * gaps.length) / MOST_GAPS)] as number);
}

function guessesFrom(gaps: readonly number[]): readonly number[] {
  const sorted = [...gaps].sort((a, b) => a - b);
  const step = Math.max(1, (sorted.length - 1) / (MOST_GUESSES - 1));
  return Array.from({ length: Math.min(MOST_GUESSES, sorted.length) }, (_, i) => sorted[Math.floor(i * step)] as number);
}

/** The mean of the gaps that are near the guess. */
function refined(gaps: readonly number[], guess: number, tolerance: number): number | undefined {
  const near = gaps.filter((gap) => multipleOf(gap, guess, tolerance) === 1);
  return near.length === 0 ? undefined : near.reduce((sum, gap) => sum + gap, 0) / near.length;
}

/**
 * How much likelier the gaps are with this period than by chance, as G of a goodness-of-fit test against calls that come independently
 * at the same rate; 0 where too few gaps fit.
 */
function weightOf(gaps: readonly number[], period: number, tolerance: number, mean: number): number {
  const seen = new Array<number>(MOST_MISSED + 1).fill(0);
  for (const gap of gaps) {
    const multiple = multipleOf(gap, period, tolerance);
    seen[multiple] = (seen[multiple] ?? 0) + 1;
  }
  const [none = 0, single = 0] = seen;
  if (gaps.length - none < gaps.length * WHOLE_GAPS || single < gaps.length * SINGLE_GAPS) return 0;
  const chances = seen.map((_, multiple) => (multiple === 0 ? 0 : chanceOf(multiple, period, tolerance, mean)));
  chances[0] = Math.max(0.001, 1 - chances.reduce((sum, one) => sum + one, 0));
  return 2 * seen.reduce((sum, count, i) => (count === 0 ? sum : sum + count * Math.log(count / gaps.length / (chances[i] as number))), 0);
}

/** That a gap between independent calls comes so near to a multiple. */
function chanceOf(multiple: number, period: number, tolerance: number, mean: number): number {
  const [from, to] = [(multiple - tolerance) * period, (multiple + tolerance) * period];
  return Math.max(0.001, Math.exp(-from / mean) - Math.exp(-to / mean));
}

/** How many periods a gap is, 0 when it is no whole number of them. */
function multipleOf(gap: number, period: number, tolerance: number): number {
  const multiple = Math.round(gap / period);
  return multiple >= 1 && multiple <= MOST_MISSED && Math.abs(gap - multiple * period) <= period * tolerance ? multiple : 0;
}

/** Where the first second begins that has so many calls. */
function burstAt(sorted: readonly number[], count: number): number | undefined {
  for (let i = 0; i + count <= sorted.length; i++) {
    if ((sorted[i + count - 1] as number) - (sorted[i] as number) < 1_000) return i;
  }
  return undefined;
}
