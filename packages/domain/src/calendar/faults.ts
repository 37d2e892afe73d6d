import { isLocalDate } from '@touchstone/kernel/dates';
import { isWeekend } from './local-day.ts';

/** A year as somebody gives it in; nothing of it is believed. */
export interface GivenYear {
  readonly year: number;
  readonly publishedOn: string;
  readonly source: string;
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
}

export interface CalendarFault {
  /** `holidays/3`, `publishedOn`. */
  readonly at: string;
  readonly code: 'no-day' | 'twice' | 'outside-year' | 'both' | 'no-weekend' | 'missing' | 'in-future' | 'older-than-current' | 'too-many';
  readonly value: string;
}

/** Days that every year's notice has had since 2000. */
const ALWAYS = ['01-01', '05-01', '10-01', '10-02', '10-03'];
const MOST_DAYS = 100;

/** What is wrong with a year that is given in: with it not one deadline would be counted. @param today day in Asia/Shanghai */
export function calendarFaults(
  given: GivenYear,
  today: string,
  current: { readonly publishedOn: string } | undefined,
): readonly CalendarFault[] {
  const faults: CalendarFault[] = [];
  const fault = (at: string, code: CalendarFault['code'], value: string) => void faults.push({ at, code, value });
  if (!isLocalDate(given.publishedOn)) fault('publishedOn', 'no-day', given.publishedOn);
  else if (given.publishedOn > today) fault('publishedOn', 'in-future', given.publishedOn);
  else if (current !== undefined && given.publishedOn < current.publishedOn) fault('publishedOn', 'older-than-current', given.publishedOn);

  const holidays = new Set(given.holidays);
  for (const list of ['holidays', 'makeUpDays'] as const) {
    if (given[list].length > MOST_DAYS) fault(list, 'too-many', String(given[list].length));
    const seen = new Set<string>();
    for (const [i, day] of given[list].slice(0, MOST_DAYS).entries()) {
      const at = `${list}/${i}`;
      if (!isLocalDate(day)) fault(at, 'no-day', day);
      else if (seen.has(day)) fault(at, 'twice', day);
      else if (!belongsTo(given.year, day)) fault(at, 'outside-year', day);
      else if (list === 'makeUpDays' && holidays.has(day)) fault(at, 'both', day);
      else if (list === 'makeUpDays' && !isWeekend(day)) fault(at, 'no-weekend', day);
      seen.add(day);
    }
  }
  for (const day of ALWAYS) if (!holidays.has(`${given.year}-${day}`)) fault('holidays', 'missing', `${given.year}-${day}`);
  return faults;
}

/** Of the year itself, or of the last days of the year before, which New Year's Day takes in. */
const belongsTo = (year: number, day: string): boolean =>
  day.startsWith(`${year}-`) || (day >= `${year - 1}-12-25` && day <= `${year - 1}-12-31`);
