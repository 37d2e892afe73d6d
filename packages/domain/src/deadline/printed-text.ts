import { clockOf, dayOf } from '../calendar/index.ts';
import { type Due, dueDay } from './due.ts';

/**
 * What a document says: `2026年3月9日（3月9日24时前）`, `2020年1月6日12时前`, `立即`.
 *
 * @returns undefined for a provisional deadline: it cannot be printed
 */
export function printedText(due: Due): string | undefined {
  if (due.isAtOnce === true) return '立即';
  if (due.state === 'PROVISIONAL') return undefined;
  const { hour, minute } = clockOf(due.dueAtMs);
  if (hour === 0 && minute === 0) {
    const [year, month, day] = partsOf(dueDay(due.dueAtMs));
    return `${year}年${month}月${day}日（${month}月${day}日24时前）`;
  }
  const [year, month, day] = partsOf(dayOf(due.dueAtMs));
  return `${year}年${month}月${day}日${hour}时${minute === 0 ? '' : `${minute}分`}前`;
}

const partsOf = (day: string) => day.split('-').map(Number) as [number, number, number];
