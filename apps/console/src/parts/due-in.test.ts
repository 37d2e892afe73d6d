import { expect, test } from 'vitest';
import { dueIn } from './due-in.ts';

const NOW = Date.parse('2026-03-09T04:00:00Z');

test.each([
  ['2026-03-09T03:00:01Z', 'justLate', 0, 'bad'],
  ['2026-03-09T02:00:00Z', 'hoursLate', 2, 'bad'],
  ['2026-03-09T04:30:00Z', 'soonOver', 0, 'warn'],
  ['2026-03-07T04:00:00Z', 'daysLate', 2, 'bad'],
  ['2026-03-09T16:00:00Z', 'hoursLeft', 12, 'warn'],
  ['2026-03-12T16:00:00Z', 'daysLeft', 3, 'warn'],
  ['2026-03-20T16:00:00Z', 'daysLeft', 11, 'calm'],
] as const)('%s is %s %d, %s', (due, kind, count, tone) => expect(dueIn(due, NOW)).toEqual({ kind, count, tone }));
