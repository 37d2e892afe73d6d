import { expect, test } from 'vitest';
import { shownBy } from './clock.ts';

const NOW = '2026-03-09T04:00:00.000Z';
const MINUTE_MS = 60_000;

test.each([
  ['the real one', { rate: 1, isStopped: false }, '2026-03-09T04:01:00.000Z'],
  ['one set to another time that runs faster', { rate: 60, isStopped: false }, '2026-03-09T05:00:00.000Z'],
  ['one that stands at the end of the calendar', { rate: 1, isStopped: true }, NOW],
  ['one that was stopped', { rate: 0, isStopped: false }, NOW],
])('a minute after it was said, wherever the clock of the browser stands: %s', (_name, clock, shown) => {
  for (const saidAtMs of [0, Date.parse('2031-01-01T00:00:00Z')])
    expect(new Date(shownBy({ now: NOW, ...clock }, saidAtMs, saidAtMs + MINUTE_MS)).toISOString()).toBe(shown);
});
