import { addDays, type Calendar, dayOf, startOfDay, workingDayFrom, workingDaysBetween } from '../calendar/index.ts';
import { dueDay } from './due.ts';
import type { DeadlineRule } from './rule.ts';

const DAY_MS = 86_400_000;

/**
 * When a deadline is due that stood still from `pausedMs` to `resumedMs`: what was left of it then is left of it now. Days are
 * counted in the unit of its rule, the day of the resumption is not; paused and resumed on one day it is due when it was.
 *
 * @returns undefined when the count runs into a year that is not published
 */
export function resumedDue(
  rule: DeadlineRule,
  dueAtMs: number,
  pausedMs: number,
  resumedMs: number,
  calendar: Calendar,
): number | undefined {
  if (rule.kind === 'hours' || rule.kind === 'at-once' || rule.kind === 'instant') return dueAtMs + (resumedMs - pausedMs);
  const [paused, resumed, due] = [dayOf(pausedMs), dayOf(resumedMs), dueDay(dueAtMs)];
  if (paused === resumed) return dueAtMs;
  const ofDayMs = dueAtMs - startOfDay(due);
  if (rule.kind === 'calendar-days' && rule.rollForward !== true)
    return startOfDay(addDays(resumed, Math.round((startOfDay(due) - startOfDay(paused)) / DAY_MS))) + ofDayMs;
  const left =
    rule.kind === 'working-days' ? workingDaysBetween(paused, due, calendar) : Math.round((startOfDay(due) - startOfDay(paused)) / DAY_MS);
  if (left === undefined) return undefined;
  const found =
    rule.kind === 'working-days' ? workingDayFrom(resumed, left, calendar) : workingDayFrom(addDays(resumed, left), 0, calendar);
  return found.ok ? startOfDay(found.day) + ofDayMs : undefined;
}
