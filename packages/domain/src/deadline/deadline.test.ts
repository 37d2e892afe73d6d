import type { LocalDate } from '@touchstone/kernel/dates';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarYear, calendarOf, dayOf, workingDaysBetween } from '../calendar/index.ts';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  DEADLINE_STATES,
  DEADLINE_STEPS,
  type DeadlineRule,
  dueDay,
  dueOf,
  levelAt,
  moveDeadline,
  printedText,
  resumedDue,
  ruleFault,
  warnedUntil,
} from './index.ts';

const days = (...texts: string[]) => new Set(texts as LocalDate[]);
const YEARS: readonly CalendarYear[] = [
  {
    id: 'y2026',
    year: 2026,
    publishedOn: '2025-11-04' as LocalDate,
    source: 'notice',
    holidays: days('2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'),
    makeUpDays: days('2026-05-09'),
  },
];
const calendar = calendarOf(YEARS);
const at = (text: string) => Date.parse(`${text}+08:00`);
const rfc = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('due', () => {
  test.each<[string, DeadlineRule, string, string, string]>([
    [
      'the day of the start is not counted',
      { kind: 'working-days', count: 1 },
      '2026-03-06T00:00',
      '2026-03-10T00:00',
      '2026年3月9日（3月9日24时前）',
    ],
    ['however late it begins', { kind: 'working-days', count: 1 }, '2026-03-06T23:59', '2026-03-10T00:00', '2026年3月9日（3月9日24时前）'],
    ['five working days', { kind: 'working-days', count: 5 }, '2026-03-02T10:00', '2026-03-10T00:00', '2026年3月9日（3月9日24时前）'],
    [
      'over Labour Day, and its make-up day',
      { kind: 'working-days', count: 4 },
      '2026-04-30T10:00',
      '2026-05-10T00:00',
      '2026年5月9日（5月9日24时前）',
    ],
    ['up to an hour', { kind: 'working-days', count: 1, endsAt: '12:00' }, '2026-03-05T10:00', '2026-03-06T12:00', '2026年3月6日12时前'],
    [
      'calendar days run over holidays',
      { kind: 'calendar-days', count: 3 },
      '2026-04-30T10:00',
      '2026-05-04T00:00',
      '2026年5月3日（5月3日24时前）',
    ],
    [
      'unless they roll forward',
      { kind: 'calendar-days', count: 3, rollForward: true },
      '2026-04-30T10:00',
      '2026-05-07T00:00',
      '2026年5月6日（5月6日24时前）',
    ],
    ['hours are hours', { kind: 'hours', count: 48 }, '2026-05-01T10:30', '2026-05-03T10:30', '2026年5月3日10时30分前'],
    [
      'an instant with its hour',
      { kind: 'instant', at: '2026-01-06T12:00:00+08:00' },
      '2026-01-03T10:00',
      '2026-01-06T12:00',
      '2026年1月6日12时前',
    ],
    ['at once', { kind: 'at-once', escalateAfterHours: 24 }, '2026-05-01T10:00', '2026-05-02T10:00', '立即'],
  ])('%s', (_name, rule, start, due, printed) => {
    const found = dueOf(rule, at(start), calendar);
    expect(found).toMatchObject({ state: 'RUNNING', calendarIds: ['y2026'] });
    expect(rfc(found.dueAtMs)).toBe(rfc(at(due)));
    expect(printedText(found)).toBe(printed);
  });

  test.each<[string, DeadlineRule, string | null]>([
    ['working days', { kind: 'working-days', count: 40 }, null],
    ['calendar days', { kind: 'calendar-days', count: 40 }, '2027-01-10T00:00'],
    ['calendar days that may roll', { kind: 'calendar-days', count: 40, rollForward: true }, null],
    ['hours', { kind: 'hours', count: 960 }, '2027-01-09T10:00'],
    ['an instant', { kind: 'instant', at: '2027-01-10T00:00:00+08:00' }, '2027-01-10T00:00'],
  ])('%s that enter an unpublished year are provisional and cannot be printed', (_name, rule, due) => {
    const found = dueOf(rule, at('2026-11-30T10:00'), calendar);
    expect(found).toMatchObject({ state: 'PROVISIONAL', missingYear: 2027, calendarIds: ['y2026'] });
    expect(rfc(found.dueAtMs)).toBe(due === null ? null : rfc(at(due)));
    expect(printedText(found)).toBeUndefined();
  });

  test('the last instant of a published year is inside', () => {
    expect(dueOf({ kind: 'instant', at: '2027-01-01T00:00:00+08:00' }, at('2026-12-01T00:00'), calendar).state).toBe('RUNNING');
  });

  test('nothing is computed from a start before the calendar', () => {
    expect(dueOf({ kind: 'working-days', count: 1 }, at('2025-12-31T10:00'), calendar)).toMatchObject({
      state: 'PROVISIONAL',
      missingYear: 2025,
    });
  });
});

test.each<[DeadlineRule, string | undefined]>([
  [{ kind: 'instant', at: 'tomorrow' }, 'no-instant'],
  [{ kind: 'instant', at: '2026-13-01T00:00:00Z' }, 'no-instant'],
  [{ kind: 'instant', at: '2026-01-01T00:00:00' }, 'no-instant'],
  [{ kind: 'working-days', count: 0 }, 'bad-count'],
  [{ kind: 'working-days', count: 1.5 }, 'bad-count'],
  [{ kind: 'calendar-days', count: 1e9 }, 'bad-count'],
  [{ kind: 'working-days', count: 5, endsAt: '25:00' }, 'bad-end-of-day'],
  [{ kind: 'hours', count: Number.NaN }, 'bad-count'],
  [{ kind: 'at-once', escalateAfterHours: 0 }, 'bad-count'],
  [{ kind: 'working-days', count: 5 }, undefined],
])('%j: %s', (rule, fault) => {
  expect(ruleFault(rule)).toBe(fault);
  if (fault !== undefined) expect(() => dueOf(rule, 0, calendar)).toThrow(RangeError);
});

const start = fc.integer({ min: 0, max: 200 * 1440 }).map((minutes) => at('2026-01-01T00:00') + minutes * 60_000);
const counting = fc.constantFrom('working-days', 'calendar-days', 'hours') as fc.Arbitrary<'working-days' | 'calendar-days' | 'hours'>;

test('more is later; the count comes back out', () => {
  fc.assert(
    fc.property(start, counting, fc.integer({ min: 1, max: 60 }), (from, kind, count) => {
      const [one, more] = [dueOf({ kind, count }, from, calendar), dueOf({ kind, count: count + 1 }, from, calendar)];
      expect(more.dueAtMs!).toBeGreaterThan(one.dueAtMs!);
      expect(one.dueAtMs!).toBeGreaterThan(from);
      if (kind === 'working-days') expect(workingDaysBetween(dayOf(from), dueDay(one.dueAtMs!), calendar)).toBe(count);
    }),
    { numRuns: 200 },
  );
});

test('holidays outside the span change nothing; one inside makes it later or leaves it', () => {
  const day = fc.integer({ min: 0, max: 360 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10) as LocalDate);
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), day, (from, count, holiday) => {
      const rule: DeadlineRule = { kind: 'working-days', count };
      const with1 = calendarOf([{ ...YEARS[0]!, id: 'z', holidays: new Set([...YEARS[0]!.holidays, holiday]), makeUpDays: new Set() }]);
      const without = calendarOf([{ ...YEARS[0]!, id: 'z', makeUpDays: new Set() }]);
      const [before, after] = [dueOf(rule, from, without).dueAtMs!, dueOf(rule, from, with1).dueAtMs!];
      const isInside = holiday > dayOf(from) && holiday <= dueDay(before);
      if (!isInside) expect(after).toBe(before);
      else expect(after).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 300 },
  );
});

describe('stood still', () => {
  test('resumed on the day of the pause it is due when it was', () => {
    fc.assert(
      fc.property(start, counting, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 100 }), (from, kind, count, part) => {
        const due = dueOf({ kind, count }, from, calendar).dueAtMs!;
        const paused = Math.floor(from + ((due - from) * part) / 101);
        expect(resumedDue({ kind, count }, due, paused, paused, calendar)).toBe(due);
      }),
      { numRuns: 200 },
    );
  });

  test.each<[string, DeadlineRule, string, string, string]>([
    ['three working days are left', { kind: 'working-days', count: 5 }, '2026-03-04T09:00', '2026-04-30T09:00', '2026-05-09T00:00'],
    [
      'the last day was going on: it ends with the day it goes on',
      { kind: 'working-days', count: 5 },
      '2026-03-09T09:00',
      '2026-03-16T09:00',
      '2026-03-17T00:00',
    ],
    ['calendar days', { kind: 'calendar-days', count: 10 }, '2026-03-05T09:00', '2026-03-20T09:00', '2026-03-28T00:00'],
    ['hours', { kind: 'hours', count: 24 }, '2026-03-02T20:00', '2026-03-04T20:00', '2026-03-05T10:00'],
  ])('%s', (_name, rule, paused, resumed, due) => {
    const before = dueOf(rule, at('2026-03-02T10:00'), calendar).dueAtMs!;
    expect(rfc(resumedDue(rule, before, at(paused), at(resumed), calendar)!)).toBe(rfc(at(due)));
  });

  test('what is left runs into an unpublished year', () => {
    const due = dueOf({ kind: 'working-days', count: 5 }, at('2026-12-21T10:00'), calendar).dueAtMs!;
    expect(resumedDue({ kind: 'working-days', count: 5 }, due, at('2026-12-22T10:00'), at('2026-12-30T10:00'), calendar)).toBeUndefined();
  });
});

test('levels: three working days before, one before, over', () => {
  const due = at('2026-05-07T00:00'); // the end of the 6th
  const level = (now: string) => levelAt(due, at(now), [3, 1], calendar);
  // behind the 6th lie 30 April, 29 and 28: the days between are holidays
  expect(
    ['2026-04-27T23:59', '2026-04-28T00:00', '2026-04-29T23:59', '2026-04-30T00:00', '2026-05-06T23:59', '2026-05-07T00:00'].map(level),
  ).toEqual([0, 1, 1, 2, 2, 3]);
});

test('what lists are searched by is what the level says', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 0, max: 30 * 1440 }), fc.constantFrom(1, 2, 3), (now, ahead, days) => {
      const due = now + ahead * 60_000 + 1;
      expect(levelAt(due, now, [days], calendar) === 1).toBe(due <= warnedUntil(now, days, calendar));
    }),
    { numRuns: 500 },
  );
});

describe('the table of steps', () => {
  test('every state is reached; four are ends', () => {
    expect(reachableFrom(DEADLINE_STEPS, 'PENDING')).toEqual([...DEADLINE_STATES].sort());
    expect(terminalStates(DEADLINE_STEPS)).toEqual(['CANCELLED', 'EXPIRED', 'EXTENDED', 'MET']);
  });

  test('what was printed moves by document alone', () => {
    const holds = (guard: string) => guard === 'inside-calendar' || guard === 'past-due';
    for (const from of DEADLINE_STATES)
      for (const { on, when } of DEADLINE_STEPS.filter((step) => step.from === from)) {
        const to = moveDeadline(from, on, holds);
        if (on === 'pause' || on === 'resume' || on === 'extend') expect([from, on, when, to]).toEqual([from, on, 'document', undefined]);
      }
    expect(moveDeadline('RUNNING', 'recompute', holds)).toBeUndefined();
  });

  test('nothing expires before it is due', () => {
    expect(moveDeadline('RUNNING', 'expire', () => false)).toBeUndefined();
    expect(DEADLINE_STEPS.filter(({ to }) => to === 'EXPIRED').map(({ from }) => from)).toEqual(['RUNNING']);
  });
});
