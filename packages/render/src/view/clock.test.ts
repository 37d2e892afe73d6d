import { expect, test } from 'vitest';
import { dayOf, timeOfDay, zoneText } from './clock.ts';

test.each([
  [0, 0, '1970-01-01', '00:00:00.0'],
  [0, 480, '1970-01-01', '08:00:00.0'],
  [-1, 0, '1969-12-31', '23:59:59.9'],
  [1_582_934_400_000, 0, '2020-02-29', '00:00:00.0'],
  [1_582_934_400_000, 480, '2020-02-29', '08:00:00.0'],
  [1_795_140_004_530, 480, '2026-11-20', '10:00:04.5'],
  [4_107_542_400_000, 0, '2100-03-01', '00:00:00.0'],
])('%d at %d', (time, offset, day, clock) => {
  expect([dayOf(time, offset), timeOfDay(time, offset, true)]).toEqual([day, clock]);
});

test.each([
  [480, '+08:00'],
  [-210, '-03:30'],
])('a zone', (offset, text) => expect(zoneText(offset)).toBe(text));
