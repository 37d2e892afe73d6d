import { type Calendar, calendarOf, dayOf, startOfDay } from '@touchstone/domain/calendar';
import type { LocalDate } from '@touchstone/kernel/dates';
import { calendars } from '@touchstone/knowledge';
import type { Random } from './random.ts';

/** The working days of the year that is played, by the official calendars that come with the installation. */
export interface WorkingDays {
  /** First and last instant of the year, in Asia/Shanghai. */
  readonly startMs: number;
  readonly endMs: number;
  isWorkingDay(atMs: number): boolean;
  /** Midnight of the working day that is `count` after the day of `atMs`; before it when negative. */
  after(atMs: number, count: number): number;
  /** Midnight of a working day of a month, 0 to 11. */
  inMonth(month: number, random: Random): number;
}

const DAY_MS = 86_400_000;

export function workingDaysOf(year: number): WorkingDays {
  const calendar: Calendar = calendarOf(
    calendars().map((one, n) => ({
      ...{ id: String(n), year: one.year, source: one.source, publishedOn: one.publishedOn as LocalDate },
      ...{ holidays: new Set(one.holidays as readonly LocalDate[]), makeUpDays: new Set(one.makeUpDays as readonly LocalDate[]) },
    })),
  );
  const midnight = (atMs: number) => startOfDay(dayOf(atMs));
  const isWorkingDay = (atMs: number) => calendar.isWorkingDay(dayOf(atMs)) === true;
  const startMs = startOfDay(`${year}-01-01` as LocalDate);
  return {
    startMs,
    endMs: startOfDay(`${year + 1}-01-01` as LocalDate) - 1,
    isWorkingDay,
    after(atMs, count) {
      let at = midnight(atMs);
      for (let left = Math.abs(count); left > 0; ) {
        at += Math.sign(count) * DAY_MS;
        if (isWorkingDay(at)) left--;
      }
      return at;
    },
    inMonth(month, random) {
      const first = startOfDay(`${year}-${String(month + 1).padStart(2, '0')}-01` as LocalDate);
      const days = Array.from({ length: 31 }, (_, d) => first + d * DAY_MS).filter(
        (at) => dayOf(at).slice(0, 7) === dayOf(first).slice(0, 7) && isWorkingDay(at),
      );
      return random.pick(days);
    },
  };
}
