export { type Calendar, type CalendarYear, calendarOf } from './calendar.ts';
export { type DayDifference, differences } from './differences.ts';
export { type CalendarFault, calendarFaults, type GivenYear } from './faults.ts';
export { addDays, clockOf, dayOf, isWeekend, startOfDay, yearOf } from './local-day.ts';
export { type DayFound, workingDayFrom, workingDaysBetween } from './working-days.ts';
