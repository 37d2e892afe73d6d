import type { LocalDate } from '@touchstone/kernel/dates';
import type { Calendar } from './calendar.ts';
import { addDays, yearOf } from './local-day.ts';

export type DayFound = { readonly ok: true; readonly day: LocalDate } | { readonly ok: false; readonly missingYear: number };

/**
 * The last of `count` working days behind `day`; `day` itself is not counted. A `count` of 0 is the day itself, or the first
 * working day behind it. Negative counts go back.
 *
 * @returns the year that is not published, when the count runs into it: a guessed day would be worse than none
 */
export function workingDayFrom(day: LocalDate, count: number, calendar: Calendar): DayFound {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = day;
  if (left === 0) {
    const works = calendar.isWorkingDay(at);
    if (works === undefined) return { ok: false, missingYear: yearOf(at) };
    if (works) return { ok: true, day: at };
    left = 1;
  }
  // ends: each round goes on by a day, and the calendar holds finitely many years
  for (;;) {
    at = addDays(at, step);
    const works = calendar.isWorkingDay(at);
    if (works === undefined) return { ok: false, missingYear: yearOf(at) };
    if (works) left -= 1;
    if (left === 0) return { ok: true, day: at };
  }
}

/** Working days behind `from` up to and with `to`; undefined when a year between is not published. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: Calendar): number | undefined {
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    const works = calendar.isWorkingDay(at);
    if (works === undefined) return undefined;
    if (works) count += 1;
  }
  return count;
}
