import { lastAt } from './hands.ts';

/** Part of the reads that follow a lead for all of them to be its doing, and how much more that must be than chance would give. */
const LED = 0.7;
const ABOVE_CHANCE = 0.3;

/**
 * Whether reads follow something else - taps of the user, starts of the app - rather than a clock of their own. Under leads that come all
 * the time everything follows one; so what counts is how much more than by chance, within as short a time as the reads need.
 *
 * @param times of the reads, in order
 * @param leads in order
 */
export function areLed(times: readonly number[], leads: readonly { readonly time: number }[], withinMs: number): boolean {
  if (times.length === 0 || leads.length === 0) return false;
  const lags = times.flatMap((time) => {
    const lead = leads[lastAt(leads, time)];
    return lead !== undefined && time - lead.time <= withinMs ? [time - lead.time] : [];
  });
  if (lags.length < times.length * LED) return false;
  const needed = lags.toSorted((a, b) => a - b)[Math.floor((lags.length - 1) * 0.9)] as number;
  return lags.length / times.length - chance(times, leads, needed) >= ABOVE_CHANCE;
}

/** Reads that no lead came shortly before. */
export function unled(times: readonly number[], leads: readonly { readonly time: number }[], withinMs: number): readonly number[] {
  return times.filter((time) => {
    const lead = leads[lastAt(leads, time)];
    return lead === undefined || time - lead.time > withinMs;
  });
}

/** Part of the time between the first and the last read that lies within so long after a lead. */
function chance(times: readonly number[], leads: readonly { readonly time: number }[], withinMs: number): number {
  const [from, to] = [times[0] as number, times.at(-1) as number];
  if (to <= from) return 0;
  let covered = 0;
  for (let i = Math.max(0, lastAt(leads, from)); i < leads.length; i++) {
    const lead = leads[i] as { readonly time: number };
    if (lead.time > to) break;
    const end = Math.min(lead.time + withinMs, leads[i + 1]?.time ?? Number.POSITIVE_INFINITY, to);
    covered += Math.max(0, end - Math.max(lead.time, from));
  }
  return covered / (to - from);
}
