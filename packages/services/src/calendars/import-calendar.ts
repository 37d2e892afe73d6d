import {
  type CalendarFault,
  calendarFaults,
  calendarOf,
  type DayDifference,
  dayOf,
  differences,
  type GivenYear,
} from '@touchstone/domain/calendar';
import type { LocalDate } from '@touchstone/kernel/dates';
import { type By, type Recomputed, recomputeDeadlines } from '../deadlines/index.ts';
import type { CalendarTransaction, CalendarVersion } from './ports.ts';

export interface CalendarWish extends GivenYear {
  readonly sourceUrl: string;
  readonly sourceSha256: string | null;
  readonly importedBy: string | null;
}

export type ImportCalendar =
  | {
      readonly ok: true;
      readonly version: CalendarVersion;
      /** Days that are something else now than they were. */
      readonly differences: readonly DayDifference[];
      readonly deadlines: Recomputed;
    }
  | { readonly ok: false; readonly reason: 'calendar-known' }
  | { readonly ok: false; readonly reason: 'calendar-refused'; readonly faults: readonly CalendarFault[] };

/**
 * Takes in an official notice, or a correction of one: always a new version. Deadlines that waited for the year begin to run, and
 * unprinted ones are counted again; what a document has printed stays.
 */
export async function importCalendar(tx: CalendarTransaction, wish: CalendarWish, by: By): Promise<ImportCalendar> {
  const versions = await tx.calendarVersions();
  const before = calendarOf(versions);
  const current = versions.find(({ id }) => id === before.idOf(wish.year));
  const faults = calendarFaults(wish, dayOf(tx.nowMs()), current);
  if (faults.length > 0) return { ok: false, reason: 'calendar-refused', faults };

  const { year, source, sourceUrl, sourceSha256, importedBy } = wish;
  const version: CalendarVersion = {
    ...{ id: tx.newId(), jurisdiction: 'CN', year, source, sourceUrl, sourceSha256, importedBy },
    publishedOn: wish.publishedOn as LocalDate,
    holidays: new Set(wish.holidays as readonly LocalDate[]),
    makeUpDays: new Set(wish.makeUpDays as readonly LocalDate[]),
    importedAt: new Date(tx.nowMs()),
  };
  if (!(await tx.addCalendarVersion(version))) return { ok: false, reason: 'calendar-known' };
  tx.forgetCalendar();
  const after = calendarOf([...versions, version]);
  return { ok: true, version, differences: differences(year, before, after), deadlines: await recomputeDeadlines(tx, by) };
}
