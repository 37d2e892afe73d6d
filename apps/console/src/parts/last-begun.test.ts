import { expect, test } from 'vitest';
import { lastBegun } from './last-begun.ts';

test('of two that overlap the later counts, whichever ends first', () => {
  const begin = lastBegun();
  const [isLarge, isSmall] = [begin(), begin()];
  expect([isSmall(), isLarge()]).toEqual([true, false]);
});

test('one alone counts for as long as none follows', () => {
  const begin = lastBegun();
  const is = begin();
  expect([is(), is()]).toEqual([true, true]);
  begin();
  expect(is()).toBe(false);
});
