import type { LocalDate } from '@touchstone/kernel/dates';
import { recomputeDeadlines } from '../deadlines/index.ts';
import type { CalendarTransaction } from './ports.ts';

/** A calendar as it comes with the installation. */
export interface DeliveredCalendar {
  readonly jurisdiction: string;
  readonly year: number;
  readonly source: string;
  readonly sourceUrl: string;
  readonly publishedOn: string;
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
}

/** Adds what was delivered and is not there yet; done again it does nothing. @returns how many were added */
export async function loadCalendars(tx: CalendarTransaction, delivered: readonly DeliveredCalendar[]): Promise<number> {
  const keyOf = ({ year, publishedOn, source }: { readonly year: number; readonly publishedOn: string; readonly source: string }) =>
    `${year} ${publishedOn} ${source}`;
  const known = new Set((await tx.calendarVersions()).map(keyOf));
  let added = 0;
  for (const one of delivered.filter((version) => !known.has(keyOf(version)))) {
    const isNew = await tx.addCalendarVersion({
      id: tx.newId(),
      jurisdiction: one.jurisdiction,
      year: one.year,
      source: one.source,
      sourceUrl: one.sourceUrl,
      sourceSha256: null,
      publishedOn: one.publishedOn as LocalDate,
      holidays: new Set(one.holidays as readonly LocalDate[]),
      makeUpDays: new Set(one.makeUpDays as readonly LocalDate[]),
      importedAt: new Date(tx.nowMs()),
      importedBy: null,
    });
    if (isNew) added += 1;
  }
  if (added === 0) return 0;
  tx.forgetCalendar();
  await recomputeDeadlines(tx, { actor: 'system:calendars', basis: 'data/calendars' });
  return added;
}
