import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, Sha256, Uuid } from '../schema.ts';
import { XLSX_TYPE } from './inventory.ts';

const Year = Type.Integer({ minimum: 2000, maximum: 2199 });
const Days = Type.Array(Day, { maxItems: 100 });

export const CalendarVersion = closed({
  id: Uuid,
  jurisdiction: Type.String(),
  year: Year,
  publishedOn: Day,
  source: Type.String({ description: 'title and number of the official notice' }),
  sourceUrl: Type.String(),
  sourceSha256: nullable(Sha256),
  holidays: Days,
  makeUpDays: Type.Array(Day, { description: '调休上班: weekend days that are worked' }),
  isCurrent: Type.Boolean({ description: 'the version of its year that counts' }),
  importedAt: Instant,
});

export const listCalendars = route({
  id: 'list-calendars',
  method: 'GET',
  path: '/api/v1/calendars',
  permission: 'calendar.read',
  summary: 'Every version of the official calendar, by year, and which years are wanted next.',
  query: closed({ year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2199 })) }),
  responses: {
    200: closed({
      items: Type.Array(CalendarVersion),
      firstYear: nullable(Type.Integer()),
      lastYear: nullable(Type.Integer()),
      wanted: nullable(
        Type.Integer({ description: 'the first year that is not published and that deadlines wait for, or that begins soon' }),
      ),
    }),
  },
});

const CalendarBody = closed({
  year: Year,
  publishedOn: Day,
  source: line(500),
  sourceUrl: Type.Optional(Type.String({ maxLength: 2000, pattern: '^https?://' })),
  holidays: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 400 })),
  makeUpDays: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 400 })),
  csv: Type.Optional(
    Type.String({ maxLength: 20_000, description: 'instead of the two lists: lines of day and 放假 or 上班 (`off` or `work`)' }),
  ),
});

export const importCalendar = route({
  id: 'import-calendar',
  method: 'POST',
  path: '/api/v1/calendars',
  permission: 'calendar.import',
  summary: 'Takes in the notice of a year, or a correction of one: always a new version; printed deadlines stay as they are printed.',
  idempotency: true,
  query: closed({ dryRun: Type.Optional(Type.Boolean({ description: 'says what would be, and leaves everything as it is' })) }),
  body: CalendarBody,
  responses: {
    200: closed({
      isDryRun: Type.Boolean(),
      version: CalendarVersion,
      differences: Type.Array(closed({ day: Day, before: nullable(Type.Boolean()), after: nullable(Type.Boolean()) })),
      deadlines: closed({
        started: Type.Integer({ minimum: 0, description: 'provisional ones that run now' }),
        moved: Type.Integer({ minimum: 0, description: 'unprinted ones whose day is another now' }),
      }),
    }),
  },
});

export const readCalendarTable = route({
  id: 'read-calendar-table',
  method: 'POST',
  path: '/api/v1/calendars/tables',
  permission: 'calendar.import',
  summary:
    'Reads days of a table (XLSX, XLS, or CSV in any encoding): a day and 放假 or 上班 in each row, wherever they stand. Takes nothing in.',
  upload: { mediaTypes: ['text/csv', XLSX_TYPE, 'application/vnd.ms-excel'], maxBytes: 1024 * 1024 },
  responses: {
    200: closed({
      csv: Type.String({ description: 'the days as `importCalendar` takes them' }),
      days: Count,
      badLines: Type.Array(closed({ sheet: Type.String(), line: Count, text: Type.String() })),
    }),
  },
});

export const countDeadline = route({
  id: 'count-deadline',
  method: 'GET',
  path: '/api/v1/calendars/deadline',
  permission: 'calendar.read',
  summary: 'When a deadline would be due that begins at an instant, and what a document would say; nothing is set by it.',
  query: closed({
    kind: oneOf(['working-days', 'calendar-days', 'hours']),
    count: Type.Integer({ minimum: 1, maximum: 3650 }),
    start: Type.Optional(Instant),
    endsAt: Type.Optional(Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' })),
    rollForward: Type.Optional(Type.Boolean()),
  }),
  responses: {
    200: closed({
      state: oneOf(['RUNNING', 'PROVISIONAL']),
      start: Instant,
      due: nullable(Instant),
      printedText: nullable(Type.String()),
      missingYear: nullable(Count),
      calendars: Type.Array(Uuid),
    }),
  },
});

const Clock = closed({
  kind: oneOf(['real', 'demo']),
  now: Instant,
  isSettable: Type.Boolean({ description: 'an installation for demonstration: its clock can be set' }),
  rate: Type.Number({ description: 'seconds of this clock in one second; 1 for the real one' }),
  isStopped: Type.Boolean({ description: 'it has come to the end of the calendar and stands still' }),
});

export const readClock = route({
  id: 'read-clock',
  method: 'GET',
  path: '/api/v1/clock',
  permission: 'signed-in',
  summary: 'The time by which deadlines run; on an installation for demonstration it can be another than that of the day (演示时间).',
  responses: { 200: Clock },
});

export const setClock = route({
  id: 'set-clock',
  method: 'PUT',
  path: '/api/v1/clock',
  permission: 'system.manage',
  summary: 'Sets the clock of an installation for demonstration, inside the published calendar; without `at` it is the real one again.',
  body: closed({
    at: Type.Optional(Instant),
    rate: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000, description: '0 stands still; 1 when absent' })),
  }),
  responses: { 200: Clock },
});

export const calendarRoutes = [listCalendars, importCalendar, readCalendarTable, countDeadline, readClock, setClock] as const;
