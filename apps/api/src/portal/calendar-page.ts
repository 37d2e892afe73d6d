import { calendarRows } from '@touchstone/db/repositories/calendar-rows';
import { calendarOf, dayOf, yearOf } from '@touchstone/domain/calendar';
import { calendarsPage } from '@touchstone/portal';
import { Refusal } from '../problem/refusal.ts';
import type { Drawn, Visit } from './visit.ts';

export async function drawCalendars({ at, params, platform, read }: Visit): Promise<Drawn> {
  const versions = await read((tx) => calendarRows(tx).calendarVersions());
  const calendar = calendarOf(versions);
  const current = versions.filter(({ id, year }) => calendar.idOf(year) === id);
  const { year: asked } = params;
  const today = yearOf(dayOf(platform.now().getTime()));
  const shown =
    asked === undefined
      ? (current.find(({ year }) => year === today) ?? current.at(-1))
      : current.find(({ year }) => String(year) === asked);
  if (shown === undefined && asked !== undefined) throw new Refusal('not-found');
  return {
    html: calendarsPage(
      at(asked === undefined ? '/calendars' : `/calendars/${asked}`),
      current.map(({ year }) => year),
      shown && { ...shown, holidays: [...shown.holidays].sort(), makeUpDays: [...shown.makeUpDays].sort() },
    ),
  };
}
