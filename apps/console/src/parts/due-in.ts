import type { Tone } from './tones.ts';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const SOON_DAYS = 3;

export interface DueIn {
  readonly kind: 'daysLate' | 'hoursLate' | 'justLate' | 'soonOver' | 'hoursLeft' | 'daysLeft';
  readonly count: number;
  readonly tone: Tone;
}

/** How long a deadline is off: hours within a day, days beyond it. What is left is rounded down, what is over too. */
export function dueIn(due: string, nowMs: number): DueIn {
  const hours = (Date.parse(due) - nowMs) / HOUR_MS;
  const days = Math.floor(Math.abs(hours) / DAY_HOURS);
  const whole = Math.floor(Math.abs(hours));
  if (hours < 0) {
    if (days > 0) return { kind: 'daysLate', count: days, tone: 'bad' };
    return { kind: whole === 0 ? 'justLate' : 'hoursLate', count: whole, tone: 'bad' };
  }
  if (days === 0) return { kind: whole === 0 ? 'soonOver' : 'hoursLeft', count: whole, tone: 'warn' };
  return { kind: 'daysLeft', count: days, tone: days <= SOON_DAYS ? 'warn' : 'calm' };
}
