import { isLocalDate } from '@touchstone/kernel/dates';

const OFFSET_MS = 8 * 3_600_000;
const TIME = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?$/;

/** A moment as a person in China writes it, `2026-11-22 14:05`. */
export function shanghaiText(ms: number): string {
  const iso = new Date(ms + OFFSET_MS).toISOString();
  const seconds = iso.slice(17, 19);
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}${seconds === '00' ? '' : `:${seconds}`}`;
}

/** Milliseconds since 1970; undefined for what is no moment. */
export function shanghaiTime(text: string): number | undefined {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0'] = TIME.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isLocalDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - OFFSET_MS;
}
