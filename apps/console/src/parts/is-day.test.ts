import { expect, test } from 'vitest';
import { isDay } from './is-day.ts';

test.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-31', false],
  ['2026-13-01', false],
  ['0202-06-01', false],
  ['2026-6-1', false],
  ['', false],
  [undefined, false],
])('%s is a day: %s', (text, is) => expect(isDay(text)).toBe(is));
