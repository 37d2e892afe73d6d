import { expect, test } from 'vitest';
import { warningDays } from './warning-days.ts';

test.each([
  ['1 3', [3, 1]],
  ['5、3，1', [5, 3, 1]],
  ['3 3', [3]],
  ['', []],
  ['0', undefined],
  ['61', undefined],
  ['two', undefined],
  ['1 2 3 4 5 6 7 8 9 10 11', undefined],
])('%j', (typed, days) => expect(warningDays(typed)).toEqual(days));
