import { expect, test } from 'vitest';
import { instantOfMinute } from './shanghai-minute.ts';

test.each([
  ['2026-03-09T14:05', '2026-03-09T06:05:00.000Z'],
  ['2026-01-01T00:00', '2025-12-31T16:00:00.000Z'],
  ['', undefined],
  ['20261-03-09T14:05', undefined],
  ['2026-03', undefined],
])('%s is %s', (text, instant) => expect(instantOfMinute(text)).toBe(instant));
