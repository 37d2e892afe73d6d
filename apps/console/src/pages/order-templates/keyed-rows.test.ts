import { expect, test } from 'vitest';
import { dropped, grown, keyed, moved } from './keyed-rows.ts';

test('a row that is moved, and those around one that is taken out, keep their keys', () => {
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(dropped(keyed(3).order, 1)).toEqual([0, 2]);
});

test('no key is given twice, also after one was taken out', () => {
  const { order, next } = grown(keyed(2));
  expect(grown({ order: dropped(order, 2), next }).order).toEqual([0, 1, 3]);
});
