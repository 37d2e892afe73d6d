import type { LocalDate } from '@touchstone/kernel/dates';
import type { Calendar } from './calendar.ts';
import { addDays } from './local-day.ts';

/** A day that one calendar takes for a working day and the other does not; undefined: not published. */
export interface DayDifference {
  readonly day: LocalDate;
  readonly before: boolean | undefined;
  readonly after: boolean | undefined;
}

/** Days of a year, and of the last week before it, that a new version makes into something else than they are. */
export function differences(year: number, before: Calendar, after: Calendar): readonly DayDifference[] {
  const found: DayDifference[] = [];
  for (let day = `${year - 1}-12-25` as LocalDate; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const [was, is] = [before.isWorkingDay(day), after.isWorkingDay(day)];
    // a whole year that was not there is no news day by day
    if (was !== is && was !== undefined) found.push({ day, before: was, after: is });
  }
  return found;
}
