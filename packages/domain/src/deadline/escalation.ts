import { addDays, type Calendar, dayOf, startOfDay, workingDayFrom } from '../calendar/index.ts';
import { dueDay } from './due.ts';

/** How many working days before the end somebody is told, the longest first; the end itself is the last level. */
export type Warnings = readonly number[];

export const USUAL_WARNINGS: Warnings = [3, 1];

/**
 * How many levels of escalation are reached at `nowMs`: one for each warning whose day has begun, one more when it is over.
 * A warning that would lie before the first calendar is reached.
 */
export function levelAt(dueAtMs: number, nowMs: number, warnings: Warnings, calendar: Calendar): number {
  if (nowMs >= dueAtMs) return warnings.length + 1;
  return warnings.filter((days) => {
    const found = workingDayFrom(dueDay(dueAtMs), -days, calendar);
    return !found.ok || nowMs >= startOfDay(found.day);
  }).length;
}

/** The latest end of a deadline that is warned of at `nowMs`, `days` working days before: by it lists are searched. */
export function warnedUntil(nowMs: number, days: number, calendar: Calendar): number {
  const found = workingDayFrom(dayOf(nowMs), days, calendar);
  // so few working days are left of the calendar that every deadline inside it is warned of
  return found.ok ? startOfDay(addDays(found.day, 1)) : Number.MAX_SAFE_INTEGER;
}
