import { type Calendar, startOfDay } from '@touchstone/domain/calendar';
import type { LocalDate } from '@touchstone/kernel/dates';

/** 演示时间 as it is kept: at machine time `since` it was `at`, and goes on `rate` times as fast. */
export interface DemoTime {
  readonly kind: 'demo';
  readonly at: string;
  readonly since: string;
  readonly rate: number;
}

export const CLOCK_SETTING = 'clock';

export interface ClockStanding {
  readonly kind: 'real' | 'demo';
  readonly rate: number;
  /** At the end of the calendar. */
  readonly isStopped: boolean;
}

/** First and last instant that deadlines can be counted from, in milliseconds. */
export interface ClockBounds {
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * The clock of the platform: the machine's, or on an installation for demonstration one that was set. It never leaves the
 * published calendar: at its end it stands still.
 */
export class PlatformClock {
  readonly isSettable: boolean;
  readonly #machine: () => Date;
  #time: DemoTime | undefined;
  #bounds: ClockBounds | undefined;

  constructor(machine: () => Date, isSettable: boolean) {
    this.#machine = machine;
    this.isSettable = isSettable;
  }

  /** Goes by what is kept from now on. @param bounds of the calendar that is there */
  follow(time: DemoTime | undefined, bounds: ClockBounds | undefined): void {
    if (!this.isSettable) return;
    this.#time = time;
    this.#bounds = bounds;
  }

  now(): Date {
    if (this.#time === undefined) return this.#machine();
    return new Date(Math.min(this.#running(this.#time), this.#bounds?.lastMs ?? Number.POSITIVE_INFINITY));
  }

  standing(): ClockStanding {
    if (this.#time === undefined) return { kind: 'real', rate: 1, isStopped: false };
    const isStopped = this.#bounds !== undefined && this.#running(this.#time) >= this.#bounds.lastMs;
    return { kind: 'demo', rate: this.#time.rate, isStopped };
  }

  #running({ at, since, rate }: DemoTime): number {
    return Date.parse(at) + (this.#machine().getTime() - Date.parse(since)) * rate;
  }
}

/** The span of years that follow each other without a gap up to the last one; undefined without any. */
export function boundsOf(years: readonly number[], calendar: Calendar): ClockBounds | undefined {
  const last = Math.max(...years);
  if (!Number.isFinite(last)) return undefined;
  let first = last;
  while (calendar.has(first - 1)) first -= 1;
  const newYear = (year: number) => startOfDay(`${year}-01-01` as LocalDate);
  return { firstMs: newYear(first), lastMs: newYear(last + 1) - 1 };
}
