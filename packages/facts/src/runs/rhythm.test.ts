import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rhythmOf } from './rhythm.ts';

const LIMITS = { leastCalls: 3, jitter: 0.25, burstPerSecond: 3 };
const every = (ms: number, count: number, shift: (i: number) => number = () => 0) =>
  Array.from({ length: count }, (_, i) => i * ms + shift(i));

test.each<[string, readonly number[], string, number?]>([
  ['one call', [5], 'single'],
  ['none', [], 'single'],
  ['two calls', [0, 30_000], 'repeated'],
  ['every 30 s', every(30_000, 6), 'fixed-period', 30],
  ['every 30 s and up to 6 s late', every(30_000, 12, (i) => ((i * 7919) % 6) * 1000), 'fixed-period'],
  ['every 2 s with two missed beats', every(2_000, 12).filter((_, i) => i !== 4 && i !== 8), 'fixed-period', 2],
  ['every 30 s, a third missing', every(30_000, 24).filter((_, i) => ![1, 4, 5, 9, 12, 15, 16, 20].includes(i)), 'fixed-period', 30],
  ['waits of 5 to 60 s', [0, 9, 64, 81, 128, 140, 197, 219, 254, 260, 302, 361].map((s) => s * 1000), 'repeated'],
  ['two calls at each beat', every(10_000, 5).flatMap((time) => [time, time + 40]), 'fixed-period', 10],
  ['every half second', every(500, 40), 'fixed-period', 0.5],
  ['taps now and then', [0, 4_000, 31_000, 33_500, 90_000, 141_000], 'repeated'],
  ['three within a second', [0, 100, 700], 'burst'],
  ['a loop', every(50, 40), 'burst'],
  ['twice a day', [0, 43_200_000], 'repeated'],
])('%s', (_name, times, pattern, period) => {
  const found = rhythmOf(times, LIMITS);
  expect(found.pattern).toBe(pattern);
  if (period !== undefined) expect(found.periodSeconds).toBe(period);
});

test('order does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 30 }), (times) => {
      expect(rhythmOf([...times].reverse(), LIMITS)).toEqual(rhythmOf(times, LIMITS));
    }),
    { numRuns: 200, seed: 3 },
  );
});

test('a period is found whatever the jitter below a fifth', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 600_000 }),
      fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 6, maxLength: 40 }),
      (ms, shifts) => {
        const times = shifts.map((shift, i) => (i + shift) * ms);
        expect(rhythmOf(times, LIMITS).pattern).toBe('fixed-period');
      },
    ),
    { numRuns: 300, seed: 4 },
  );
});
