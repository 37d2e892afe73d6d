import { expect, test } from 'vitest';
import { dayBefore } from './anchor-loop.ts';

test.each([
  ['2026-03-01T15:59:59Z', '2026-02-28'],
  ['2026-03-01T16:00:00Z', '2026-02-28'],
  ['2026-03-01T16:04:59Z', '2026-02-28'],
  ['2026-03-01T16:05:00Z', '2026-03-01'],
  ['2027-01-01T00:00:00Z', '2026-12-31'],
])('at %s the last day that is over is %s', (now, day) => expect(dayBefore(new Date(now))).toBe(day));
