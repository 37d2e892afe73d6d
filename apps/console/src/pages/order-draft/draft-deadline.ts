import { shanghaiTime } from '../../parts/shanghai-time.ts';

/** A deadline as it is sent: `DeadlineRule` of the contract. */
export type Rule =
  | { readonly kind: 'instant'; readonly at: string }
  | { readonly kind: 'working-days'; readonly count: number; readonly endsAt?: string }
  | { readonly kind: 'calendar-days'; readonly count: number; readonly endsAt?: string; readonly rollForward?: boolean }
  | { readonly kind: 'hours'; readonly count: number }
  | { readonly kind: 'at-once'; readonly escalateAfterHours: number };

export const DEADLINE_KINDS = ['none', 'working-days', 'calendar-days', 'hours', 'instant', 'at-once'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** A deadline as it is typed. */
export interface TypedDeadline {
  readonly kind: DeadlineKind;
  /** Days, hours; for `at-once` the hours after which it is somebody else's. */
  readonly count: string;
  /** Of a fixed instant, in Asia/Shanghai: a day and `HH:MM`, 24:00 for its end. */
  readonly day: string;
  readonly time: string;
  readonly rollForward: boolean;
}

export const NO_DEADLINE: TypedDeadline = { kind: 'none', count: '', day: '', time: '24:00', rollForward: false };

/** What is usual for a type, where somebody begins. The law leaves it to who orders. */
export function usualDeadline(type: string, hasDeadline: boolean): TypedDeadline {
  if (!hasDeadline) return NO_DEADLINE;
  if (type === 'extension') return { ...NO_DEADLINE, kind: 'instant' };
  if (['delisting', 'relisting', 'search-ban', 'access-stop', 'disconnection'].includes(type))
    return { ...NO_DEADLINE, kind: 'at-once', count: '24' };
  return { ...NO_DEADLINE, kind: 'working-days', count: '5' };
}

/** An extension prints its day. */
export const kindsFor = (type: string): readonly DeadlineKind[] => (type === 'extension' ? ['none', 'instant'] : DEADLINE_KINDS);

/** The rule that was typed; null for none, undefined while it is not whole. */
export function ruleOf({ kind, count, day, time, rollForward }: TypedDeadline): Rule | null | undefined {
  const number = /^[1-9]\d{0,4}$/.test(count.trim()) ? Number(count) : undefined;
  switch (kind) {
    case 'none':
      return null;
    case 'instant':
      return instantOf(day, time);
    case 'at-once':
      return number === undefined ? undefined : { kind, escalateAfterHours: number };
    case 'calendar-days':
      return number === undefined ? undefined : { kind, count: number, ...(rollForward ? { rollForward } : {}) };
    default:
      return number === undefined ? undefined : { kind, count: number };
  }
}

const HOUR_MS = 3_600_000;

function instantOf(day: string, time: string): Rule | undefined {
  const [, hour = '', minute = ''] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time.trim()) ?? [];
  const begin = Date.parse(`${day}T00:00:00+08:00`);
  if (Number.isNaN(begin) || hour === '' || (hour === '24' && minute !== '00')) return undefined;
  return { kind: 'instant', at: new Date(begin + Number(hour) * HOUR_MS + Number(minute) * 60_000).toISOString() };
}

/** A rule that was set, to be typed on. */
export function typedDeadline(rule: Rule | null): TypedDeadline {
  if (rule === null) return NO_DEADLINE;
  switch (rule.kind) {
    case 'instant':
      return { ...NO_DEADLINE, kind: rule.kind, ...dayAndTime(rule.at) };
    case 'at-once':
      return { ...NO_DEADLINE, kind: rule.kind, count: String(rule.escalateAfterHours) };
    case 'calendar-days':
      return { ...NO_DEADLINE, kind: rule.kind, count: String(rule.count), rollForward: rule.rollForward === true };
    default:
      return { ...NO_DEADLINE, kind: rule.kind, count: String(rule.count) };
  }
}

/** Midnight belongs to the day that ends with it. */
function dayAndTime(at: string): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = shanghaiTime(at).split(' ');
  if (time !== '00:00') return { day, time };
  return { day: shanghaiTime(new Date(Date.parse(at) - 1).toISOString()).slice(0, 10), time: '24:00' };
}
