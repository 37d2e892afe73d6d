import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { fractionOf, keyOf } from './keyed-order.ts';

test('anyone can repeat it: sha256sum of "<seed>:<id>"', () => {
  // printf '2026-1:app-7' | sha256sum
  expect(keyOf(ports.hash, '2026-1', 'app-7')).toBe('3b714531787dcc3b0a7b191ae7898788a56b963ee9f8555cf5cdce421856eacb');
});

test('fractions fill the interval evenly', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) tenths[Math.floor(fractionOf(ports.hash, 'seed', `id-${i}`) * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
