import type { LocalDate } from '@touchstone/kernel/dates';
import { addDays, type Calendar, dayOf, startOfDay, workingDayFrom, yearOf } from '../calendar/index.ts';
import { type DeadlineRule, ruleFault } from './rule.ts';

/** When something is due, and by which calendars. */
export type Due = Running | Provisional;

interface Running {
  readonly state: 'RUNNING';
  /** Milliseconds since 1970; the end of a day is 00:00 of the next, Asia/Shanghai. */
  readonly dueAtMs: number;
  /** Versions of the years between start and due. */
  readonly calendarIds: readonly string[];
  readonly isAtOnce?: true;
}

/** It enters a year whose calendar was not imported: it cannot be printed. */
interface Provisional {
  readonly state: 'PROVISIONAL';
  /** Null where the day itself hangs on the missing calendar. */
  readonly dueAtMs: number | null;
  readonly calendarIds: readonly string[];
  readonly missingYear: number;
  readonly isAtOnce?: true;
}

const HOUR_MS = 3_600_000;

/**
 * When `rule` is due, begun at `startMs`. The day of the start is not counted, the last day is, up to 24:00 in Asia/Shanghai.
 *
 * @throws RangeError for a rule with a fault, see `ruleFault`
 */
export function dueOf(rule: DeadlineRule, startMs: number, calendar: Calendar): Due {
  const fault = ruleFault(rule);
  if (fault !== undefined) throw new RangeError(`a deadline of no sense: ${fault}`);
  switch (rule.kind) {
    case 'instant':
      return held(startMs, Date.parse(rule.at), calendar);
    case 'hours':
      return held(startMs, startMs + rule.count * HOUR_MS, calendar);
    case 'at-once':
      return { ...held(startMs, startMs + rule.escalateAfterHours * HOUR_MS, calendar), isAtOnce: true };
    case 'calendar-days': {
      const last = addDays(dayOf(startMs), rule.count);
      if (rule.rollForward !== true) return held(startMs, endOf(last, rule.endsAt), calendar);
      return counted(startMs, workingDayFrom(last, 0, calendar), rule.endsAt, calendar);
    }
    case 'working-days':
      return counted(startMs, workingDayFrom(dayOf(startMs), rule.count, calendar), rule.endsAt, calendar);
  }
}

/** The instant at which a day ends for a deadline. @param endsAt `HH:MM`, 24:00 when not given */
export function endOf(day: LocalDate, endsAt = '24:00'): number {
  const [hour, minute] = endsAt.split(':').map(Number) as [number, number];
  return startOfDay(day) + hour * HOUR_MS + minute * 60_000;
}

/** The day a deadline belongs to: one that ends at 24:00 belongs to the day that ends. */
export const dueDay = (dueAtMs: number): LocalDate => dayOf(dueAtMs - 1);

function counted(startMs: number, found: ReturnType<typeof workingDayFrom>, endsAt: string | undefined, calendar: Calendar): Due {
  if (found.ok) return held(startMs, endOf(found.day, endsAt), calendar);
  const { missingYear } = found;
  return { state: 'PROVISIONAL', dueAtMs: null, calendarIds: idsOf(yearOf(dayOf(startMs)), missingYear, calendar), missingYear };
}

/** Known to the instant; provisional all the same when a year between is not published. */
function held(startMs: number, dueAtMs: number, calendar: Calendar): Due {
  const [first, last] = [yearOf(dayOf(Math.min(startMs, dueAtMs))), yearOf(dueDay(dueAtMs))];
  const calendarIds = idsOf(first, last, calendar);
  for (let year = first; year <= last; year++)
    if (!calendar.has(year)) return { state: 'PROVISIONAL', dueAtMs, calendarIds, missingYear: year };
  return { state: 'RUNNING', dueAtMs, calendarIds };
}

function idsOf(first: number, last: number, calendar: Calendar): readonly string[] {
  const ids: string[] = [];
  // bounded: spans are at most ten years, instants are refused with years of four digits only
  for (let year = first; year <= last; year++) {
    const id = calendar.idOf(year);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
