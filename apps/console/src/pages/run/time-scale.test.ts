import { expect, test } from 'vitest';
import { clockOf, strokesOf, ticksOf } from './time-scale.ts';

test('the clock is that of the device', () => expect(clockOf(0, 480)).toBe('08:00:00'));

test.each([
  ['some seconds', 0, 5_500, [0, 1_000, 2_000, 3_000, 4_000, 5_000]],
  ['nothing', 7, 7, []],
])('round moments: %s', (_, from, to, expected) => expect(ticksOf(from, to)).toEqual(expected));

test('strokes of one result are one path, and those at one place are one', () =>
  expect(
    strokesOf(
      [
        { time: 0, result: 'violation' },
        { time: 5, result: null },
        { time: 10, result: 'violation' },
        { time: 10, result: 'violation' },
      ],
      { from: 0, to: 10 },
    ),
  ).toEqual([
    { result: 'violation', path: 'M0.0 2V18M1000.0 2V18' },
    { result: 'none', path: 'M500.0 2V18' },
  ]));
