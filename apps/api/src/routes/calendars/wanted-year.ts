import { type Calendar, dayOf, yearOf } from '@touchstone/domain/calendar';

/** From this day on the next year's notice is looked for; it comes out between the end of October and the middle of December. */
const NOTICES_BEGIN = '-11-01';

/**
 * The year whose calendar an administrator is asked for: the one that deadlines wait for, or the next when its notice is due.
 * @param provisional deadlines that wait
 */
export function wantedYear(calendar: Calendar, nowMs: number, provisional: number): number | undefined {
  const today = dayOf(nowMs);
  let year = yearOf(today);
  while (calendar.has(year)) year += 1;
  if (provisional > 0 || year === yearOf(today)) return year;
  return year === yearOf(today) + 1 && today >= `${yearOf(today)}${NOTICES_BEGIN}` ? year : undefined;
}
