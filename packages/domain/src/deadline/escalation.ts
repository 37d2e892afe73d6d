import { type Calendar, startOfDay, workingDayFrom } from '../calendar/index.ts';
import { dueDay } from './due.ts';

/** How many working days before the end somebody is told, the longest first; the end itself is the last level. */
export type Warnings = readonly number[];

export const USUAL_WARNINGS: Warnings = [3, 1];

/**
 * How many levels of escalation are reached at `nowMs`: one for each warning whose day has begun, one more when it is over.
 * A warning whose day cannot be counted is passed over until the calendar is there.
 */
export function levelAt(dueAtMs: number, nowMs: number, warnings: Warnings, calendar: Calendar): number {
  if (nowMs >= dueAtMs) return warnings.length + 1;
  return warnings.filter((days) => {
    const found = workingDayFrom(dueDay(dueAtMs), -days, calendar);
    return found.ok && nowMs >= startOfDay(found.day);
  }).length;
}
