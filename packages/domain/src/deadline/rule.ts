/** Until when something must be done, as the author of the document sets it. */
export type DeadlineRule =
  /** A fixed instant, with its hour: ISO 8601 with an offset. */
  | { readonly kind: 'instant'; readonly at: string }
  /** The last working day counts up to `endsAt` (`HH:MM`, 24:00 when not given). */
  | { readonly kind: 'working-days'; readonly count: number; readonly endsAt?: string }
  /** `rollForward`: a last day that is no working day gives way to the next that is. */
  | { readonly kind: 'calendar-days'; readonly count: number; readonly endsAt?: string; readonly rollForward?: boolean }
  /** From the instant of the start, whatever day it is. */
  | { readonly kind: 'hours'; readonly count: number }
  /** 立即: from the start on; who has not done it after so many hours is escalated. */
  | { readonly kind: 'at-once'; readonly escalateAfterHours: number };

export const RULE_KINDS = [
  'instant',
  'working-days',
  'calendar-days',
  'hours',
  'at-once',
] as const satisfies readonly DeadlineRule['kind'][];

/** Longest spans anybody may set. */
export const LONGEST = { days: 3650, hours: 87_600 };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const END_OF_DAY = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** What is wrong with a rule; undefined when nothing is. */
export function ruleFault(rule: DeadlineRule): 'no-instant' | 'bad-count' | 'bad-end-of-day' | undefined {
  switch (rule.kind) {
    case 'instant':
      return INSTANT.test(rule.at) && !Number.isNaN(Date.parse(rule.at)) ? undefined : 'no-instant';
    case 'working-days':
    case 'calendar-days':
      if (!isCount(rule.count, 1, LONGEST.days)) return 'bad-count';
      return rule.endsAt === undefined || END_OF_DAY.test(rule.endsAt) ? undefined : 'bad-end-of-day';
    case 'hours':
      return isCount(rule.count, 1, LONGEST.hours) ? undefined : 'bad-count';
    case 'at-once':
      return isCount(rule.escalateAfterHours, 1, LONGEST.hours) ? undefined : 'bad-count';
  }
}

const isCount = (count: number, least: number, most: number): boolean => Number.isInteger(count) && count >= least && count <= most;
