import { expect, test } from 'vitest';
import { monthBefore } from './month-before.ts';

test.each([
  ['2026-11-22T00:00:00Z', '2026-10'],
  ['2026-01-31T23:00:00+08:00', '2025-12'],
  // already December in Shanghai
  ['2026-11-30T16:00:00Z', '2026-11'],
  ['2026-11-30T15:59:59Z', '2026-10'],
])('%s: %s', (now, month) => expect(monthBefore(new Date(now))).toBe(month));
