import type { Handler } from '../../handler.ts';
import { readCalendarTableHandler } from './calendar-table.ts';
import { countDeadlineHandler, importCalendarHandler, listCalendarsHandler } from './calendars.ts';
import { readClockHandler, setClockHandler } from './clock.ts';

/** The official calendar, and the clock that deadlines run by. */
export const calendarHandlers: readonly Handler[] = [
  listCalendarsHandler,
  importCalendarHandler,
  readCalendarTableHandler,
  countDeadlineHandler,
  readClockHandler,
  setClockHandler,
];
