import type { LocalDate } from '@touchstone/kernel/dates';
import { isWeekend, yearOf } from './local-day.ts';

/** The holidays of one year as one official notice, or its correction, has them. */
export interface CalendarYear {
  readonly id: string;
  readonly year: number;
  readonly publishedOn: LocalDate;
  /** Title and number of the notice. */
  readonly source: string;
  /** Days off, weekends among them or not. The notice of a year can name days of the last week of the year before. */
  readonly holidays: ReadonlySet<LocalDate>;
  /** 调休上班: weekend days that are worked. */
  readonly makeUpDays: ReadonlySet<LocalDate>;
}

/** The official calendar, as far as it was published. */
export interface Calendar {
  has(year: number): boolean;
  /** The version of a year that counts; undefined: the year is not published. */
  idOf(year: number): string | undefined;
  /** Undefined: the year of the day is not published, and nobody guesses. */
  isWorkingDay(day: LocalDate): boolean | undefined;
}

/**
 * The calendar made of the newest version of each year. A day is what the notice of the following year says of it, else what
 * that of its own year says, else Monday to Friday.
 */
export function calendarOf(versions: readonly CalendarYear[]): Calendar {
  const years = new Map<number, CalendarYear>();
  for (const version of versions) {
    const known = years.get(version.year);
    if (known === undefined || isNewer(version, known)) years.set(version.year, version);
  }
  return {
    has: (year) => years.has(year),
    idOf: (year) => years.get(year)?.id,
    isWorkingDay(day) {
      const year = yearOf(day);
      const own = years.get(year);
      if (own === undefined) return undefined;
      for (const notice of [years.get(year + 1), own]) {
        if (notice?.makeUpDays.has(day) === true) return true;
        if (notice?.holidays.has(day) === true) return false;
      }
      return !isWeekend(day);
    },
  };
}

/** Of two published on one day the one that was imported later: ids are ordered by time. */
const isNewer = (one: CalendarYear, other: CalendarYear): boolean =>
  one.publishedOn === other.publishedOn ? one.id > other.id : one.publishedOn > other.publishedOn;
