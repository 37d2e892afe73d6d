export type DayKind = 'start' | 'counted' | 'weekend' | 'holiday';

export interface CountedDay {
  readonly day: string;
  readonly kind: DayKind;
  /** A weekend day that is worked. */
  readonly isMakeUp: boolean;
  /** Which working day it is, from 1; undefined where it does not count. */
  readonly number: number | undefined;
}

interface Calendar {
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

/**
 * The days from the start of a deadline to its last, and which of them count: the day of the start does not, weekends and
 * holidays do not, weekend days that are worked do.
 */
export function countedDays(start: string, last: string, { holidays, makeUpDays }: Calendar): readonly CountedDay[] {
  const days: CountedDay[] = [];
  let number = 0;
  for (let at = Date.parse(start); at <= Date.parse(last) && days.length < MOST_DAYS; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const isMakeUp = makeUpDays.has(day);
    const kind = day === start ? 'start' : holidays.has(day) ? 'holiday' : isWeekend(at) && !isMakeUp ? 'weekend' : 'counted';
    if (kind === 'counted') number += 1;
    days.push({ day, kind, isMakeUp, number: kind === 'counted' ? number : undefined });
  }
  return days;
}

const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getUTCDay());
