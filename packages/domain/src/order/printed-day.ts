import { isLocalDate } from '@touchstone/kernel/dates';

/** `2026-03-09` as it is printed, 2026年3月9日; undefined for what is no day. */
export function printedDay(day: string): string | undefined {
  if (!isLocalDate(day)) return undefined;
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
