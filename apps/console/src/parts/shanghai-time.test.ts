import { expect, test } from 'vitest';
import { shanghaiDay, shanghaiTime, startOfShanghaiDay } from './shanghai-time.ts';

test.each([
  ['2026-03-08T16:00:00Z', '2026-03-09 00:00'],
  ['2026-12-31T15:59:59.999Z', '2026-12-31 23:59'],
  ['not an instant', 'not an instant'],
])('%s is %s in Shanghai', (instant, shown) => expect(shanghaiTime(instant)).toBe(shown));

test('a day begins at its own midnight', () => {
  expect(startOfShanghaiDay('2026-03-09')).toBe('2026-03-08T16:00:00.000Z');
  expect(shanghaiDay(startOfShanghaiDay('2026-03-09'))).toBe('2026-03-09');
});
