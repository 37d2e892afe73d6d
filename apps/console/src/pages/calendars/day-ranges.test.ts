import { expect, test } from 'vitest';
import { rangesOf } from './day-ranges.ts';

test('no days are no ranges', () => expect(rangesOf([])).toEqual([]));

test('days that follow one another are one range, over the end of a month too', () =>
  expect(rangesOf(['2026-05-01', '2026-04-30', '2026-10-01'])).toEqual([
    { first: '2026-04-30', last: '2026-05-01', count: 2 },
    { first: '2026-10-01', last: '2026-10-01', count: 1 },
  ]));
