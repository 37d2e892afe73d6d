import type { LocalDate } from '@touchstone/kernel/dates';

const DAY_MS = 86_400_000;
/** Asia/Shanghai has had no daylight saving since 1991, before the first calendar there is. */
const OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai that an instant lies in. */
export const dayOf = (ms: number): LocalDate => new Date(ms + OFFSET_MS).toISOString().slice(0, 10) as LocalDate;

/** The instant a day begins, 00:00 in Asia/Shanghai; the end of a day (24:00) is the start of the next. */
export const startOfDay = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;

export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/** Saturday or Sunday, whatever a notice makes of it. */
export const isWeekend = (day: LocalDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Hours and minutes of an instant in Asia/Shanghai. */
export function clockOf(ms: number): { readonly hour: number; readonly minute: number } {
  const at = new Date(ms + OFFSET_MS);
  return { hour: at.getUTCHours(), minute: at.getUTCMinutes() };
}
