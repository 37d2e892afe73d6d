export { type CalendarWish, type ImportCalendar, importCalendar } from './import-calendar.ts';
export { type DeliveredCalendar, loadCalendars } from './load-calendars.ts';
export type { CalendarTransaction, CalendarVersion } from './ports.ts';
