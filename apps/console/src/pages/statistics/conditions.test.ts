import { expect, test } from 'vitest';
import { conditionsOf, endOfShanghaiDay } from './conditions.ts';

test('an address that says nothing asks for this year by month, as of now', () =>
  expect(conditionsOf({}, '2026-03-09')).toEqual({ by: 'month', from: undefined, until: undefined, asOf: undefined, year: 2026 }));

test.each([
  ['province', 'province'],
  ['nonsense', 'month'],
])('by %s is by %s', (asked, by) => expect(conditionsOf({ by: asked }, '2026-03-09').by).toBe(by));

test.each([
  ['2024', 2024],
  ['1', 2026],
  ['last', 2026],
  ['2024.5', 2026],
])('the year %s is %d', (asked, year) => expect(conditionsOf({ year: asked }, '2026-03-09').year).toBe(year));

test('a day ends at its midnight in Shanghai', () => expect(endOfShanghaiDay('2026-03-09')).toBe('2026-03-09T15:59:59.999Z'));
