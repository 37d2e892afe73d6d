import { expect, test } from 'vitest';
import { PROVINCES } from '../../parts/province.ts';
import { PROVINCE_TILES, SHADES, shadeBounds, shadeOf } from './province-tiles.ts';

test('every province has one tile, and no two stand in one place', () => {
  expect(PROVINCE_TILES.map(({ code }) => code).sort()).toEqual([...PROVINCES].sort());
  expect(new Set(PROVINCE_TILES.map(({ row, column }) => `${row} ${column}`)).size).toBe(PROVINCES.length);
});

test.each([
  [0, 10, 0],
  [1, 1000, 1],
  [10, 10, SHADES],
  [5, 10, 3],
  [0, 0, 0],
])('%d of at most %d has shade %d', (count, most, shade) => expect(shadeOf(count, most)).toBe(shade));

test('what the legend says of a figure is its shade', () => {
  for (const most of [1, 3, 7, 100, 101])
    for (const [from, to] of shadeBounds(most))
      for (const count of [from, to]) expect([shadeOf(from, most), most]).toEqual([shadeOf(count, most), most]);
});
