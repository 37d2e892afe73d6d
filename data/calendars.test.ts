import { addDays, type CalendarYear, calendarOf, isWeekend, workingDaysBetween } from '@touchstone/domain/calendar';
import type { LocalDate } from '@touchstone/kernel/dates';
import { type CalendarFile, calendars } from '@touchstone/knowledge';
import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';

const yearOf = ({ year, source, publishedOn, holidays, makeUpDays }: CalendarFile): CalendarYear => ({
  id: `${year} ${publishedOn}`,
  year,
  source,
  publishedOn: publishedOn as LocalDate,
  holidays: new Set(holidays as LocalDate[]),
  makeUpDays: new Set(makeUpDays as LocalDate[]),
});
const files = calendars();
const official = calendarOf(files.map(yearOf));
const day = (text: string) => text as LocalDate;

test('the years from 2004 to 2026, each once, and three corrections', () => {
  const corrected = files.filter((file, i) => files[i - 1]?.year === file.year).map(({ year }) => year);
  expect(corrected).toEqual([2015, 2019, 2020]);
  expect([...new Set(files.map(({ year }) => year))]).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
});

test('every day of these years is what the library chinese-days says of it', () => {
  const differing: string[] = [];
  for (let at = day('2004-01-01'); at <= '2026-12-31'; at = addDays(at, 1))
    if (official.isWorkingDay(at) !== chineseDays.isWorkday(at)) differing.push(at);
  expect(differing).toEqual([]);
});

test('a make-up day is a Saturday or a Sunday', () => {
  expect(files.flatMap(({ makeUpDays }) => makeUpDays).filter((one) => !isWeekend(day(one)))).toEqual([]);
});

test.each([
  ['the extension of the Spring Festival of 2020', '2019-11-21', '2020-01-31', true],
  ['the extension of the Spring Festival of 2020', '2020-01-26', '2020-01-31', false],
  ['Labour Day of 2019 before it was made longer', '2018-12-06', '2019-05-02', true],
  ['Labour Day of 2019', '2019-03-22', '2019-05-02', false],
  ['3 September 2015, by the notice of the year', '2014-12-16', '2015-09-03', true],
  ['3 September 2015', '2015-05-13', '2015-09-03', false],
])('%s, known on %s: %s works: %s', (_name, known, at, works) => {
  const then = calendarOf(files.filter(({ publishedOn }) => publishedOn <= known).map(yearOf));
  expect(then.isWorkingDay(day(at))).toBe(works);
});

/**
 * Every notice of knowledge/regulation.md §7.4 and §7.5 that has both days: notice, deadline, and the working days between by the
 * official calendar. `listed` is the count that the knowledge file gives; null where it gives none.
 *
 * The knowledge file counted with the calendar as remembered and asks for a check; by the official calendar no row differs, which
 * the last test holds. Rows without the day of the notice (浙江 2021-04, 工信部 2021-07, 2022-10) cannot be counted.
 */
const NOTICES: readonly (readonly [issuer: string, notice: string, deadline: string, official: number, listed: number | null])[] = [
  ['工信部 2019-2', '2020-01-08', '2020-01-17', 7, 7],
  ['工信部 下架 re-entry', '2020-01-03', '2020-01-06', 1, null],
  ['工信部 2020-1', '2020-05-15', '2020-05-25', 6, 6],
  ['工信部 2020-5', '2020-10-27', '2020-11-02', 4, 4],
  ['工信部 2021-1', '2021-01-22', '2021-01-29', 5, 5],
  ['工信部 2021-4', '2021-04-23', '2021-04-29', 5, 5],
  ['工信部 2021-5', '2021-06-08', '2021-06-16', 5, 5],
  ['工信部 2021-8', '2021-08-18', '2021-08-25', 5, 5],
  ['工信部 联合 2021-09', '2021-09-23', '2021-09-29', 5, 5],
  ['工信部 2021-11', '2021-11-03', '2021-11-09', 4, 4],
  ['工信部 2022-1', '2022-02-18', '2022-02-25', 5, 5],
  ['工信部 2022-2', '2022-03-14', '2022-03-21', 5, 5],
  ['工信部 2022-3', '2022-04-20', '2022-04-26', 5, 5],
  ['云南 2021-09', '2021-09-23', '2021-09-29', 5, 5],
  ['浙江 2022-2', '2022-06-10', '2022-06-17', 5, 5],
  ['内蒙古 2022-1', '2022-07-25', '2022-08-03', 7, 7],
  ['上海 2022-09', '2022-09-27', '2022-09-30', 3, 3],
  ['浙江 2023-7', '2023-09-05', '2023-09-13', 6, 6],
  ['山东 2024-6', '2024-07-02', '2024-07-09', 5, 5],
  ['浙江 2024-9/10', '2024-10-23', '2024-11-01', 7, 7],
  ['川渝 2025-1', '2025-01-24', '2025-02-12', 9, 9],
  ['川渝 2025-5', '2025-05-30', '2025-06-10', 6, 6],
];

describe('working days between notice and deadline', () => {
  test.each(NOTICES)('%s: %s → %s', (_issuer, notice, deadline, count) => {
    expect(workingDaysBetween(day(notice), day(deadline), official)).toBe(count);
  });

  test('rows where the count of the knowledge file is not that of the official calendar', () => {
    expect(NOTICES.filter(([, , , count, listed]) => listed !== null && listed !== count).map(([issuer]) => issuer)).toEqual([]);
  });
});
