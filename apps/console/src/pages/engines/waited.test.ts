import { expect, test } from 'vitest';
import { waited } from './waited.ts';

test.each([
  [0, 'seconds', 0],
  [90, 'seconds', 90],
  [600, 'minutes', 10],
  [7300, 'hours', 2],
  [200_000, 'days', 2],
])('%i seconds', (seconds, unit, count) => expect(waited(seconds)).toEqual({ unit, count }));
