import type { LocalDate } from '@touchstone/kernel/dates';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarYear, calendarOf, clockOf, dayOf, startOfDay, workingDayFrom, workingDaysBetween } from './index.ts';

const day = (text: string) => text as LocalDate;
const days = (...texts: string[]) => new Set(texts.map(day));
const year = (of: number, parts: Partial<CalendarYear> = {}): CalendarYear => ({
  id: `v${of}`,
  year: of,
  publishedOn: day(`${of - 1}-11-25`),
  source: 'notice',
  holidays: days(),
  makeUpDays: days(),
  ...parts,
});

describe('days in Asia/Shanghai', () => {
  test.each([
    ['2026-03-09T15:59:59.999Z', '2026-03-09', 23, 59],
    ['2026-03-09T16:00:00Z', '2026-03-10', 0, 0],
    ['2020-01-06T04:00:00Z', '2020-01-06', 12, 0],
  ])('%s', (at, of, hour, minute) => {
    expect(dayOf(Date.parse(at))).toBe(of);
    expect(clockOf(Date.parse(at))).toEqual({ hour, minute });
  });

  test('a day begins in itself, and 1 ms before lies in the day before', () => {
    expect(dayOf(startOfDay(day('2024-02-29')))).toBe('2024-02-29');
    expect(dayOf(startOfDay(day('2024-03-01')) - 1)).toBe('2024-02-29');
  });
});

test('a year that is not published is not guessed', () => {
  const calendar = calendarOf([year(2026)]);
  expect([calendar.has(2027), calendar.idOf(2027), calendar.isWorkingDay(day('2027-01-04'))]).toEqual([false, undefined, undefined]);
  expect(workingDayFrom(day('2026-12-31'), 1, calendar)).toEqual({ ok: false, missingYear: 2027 });
  expect(workingDayFrom(day('2026-01-01'), -1, calendar)).toEqual({ ok: false, missingYear: 2025 });
  expect(workingDaysBetween(day('2026-12-31'), day('2027-01-04'), calendar)).toBeUndefined();
});

test('the newest version of a year counts, whatever order they come in; of one day the later import', () => {
  const old = year(2020, { id: '1', makeUpDays: days('2020-02-01') });
  const extended = year(2020, { id: '2', publishedOn: day('2020-01-26'), holidays: days('2020-02-01') });
  for (const versions of [
    [old, extended],
    [extended, old],
  ])
    expect([calendarOf(versions).idOf(2020), calendarOf(versions).isWorkingDay(day('2020-02-01'))]).toEqual(['2', false]);
  expect(calendarOf([year(2020, { id: 'b' }), year(2020, { id: 'a' })]).idOf(2020)).toBe('b');
});

test('the notice of a year rules the last week of the year before', () => {
  const before = calendarOf([year(2018)]);
  const after = calendarOf([year(2018), year(2019, { holidays: days('2018-12-31'), makeUpDays: days('2018-12-29') })]);
  expect([before, after].map((calendar) => calendar.isWorkingDay(day('2018-12-31')))).toEqual([true, false]);
  expect([before, after].map((calendar) => calendar.isWorkingDay(day('2018-12-29')))).toEqual([false, true]);
});

const calendar = calendarOf([year(2025), year(2026, { holidays: days('2026-10-01', '2026-10-02'), makeUpDays: days('2026-10-10') })]);

test.each([
  ['a Friday and one day', '2026-03-06', 1, '2026-03-09'],
  ['the day itself when it works', '2026-03-06', 0, '2026-03-06'],
  ['the next that works', '2026-03-07', 0, '2026-03-09'],
  ['over a holiday', '2026-09-30', 1, '2026-10-05'],
  ['onto a make-up Saturday', '2026-10-09', 1, '2026-10-10'],
  ['back over a weekend', '2026-03-09', -1, '2026-03-06'],
])('%s', (_name, from, count, found) => expect(workingDayFrom(day(from), count, calendar)).toEqual({ ok: true, day: found }));

const someDay = fc.integer({ min: 0, max: 600 }).map((n) => addDays(day('2025-01-01'), n));

test('counting on and counting between agree; more days are later', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 80 }), (from, count) => {
      const [one, next] = [workingDayFrom(from, count, calendar), workingDayFrom(from, count + 1, calendar)];
      if (!one.ok || !next.ok) return;
      expect(workingDaysBetween(from, one.day, calendar)).toBe(count);
      expect(calendar.isWorkingDay(one.day)).toBe(true);
      expect(next.day > one.day).toBe(true);
    }),
    { numRuns: 300 },
  );
});
