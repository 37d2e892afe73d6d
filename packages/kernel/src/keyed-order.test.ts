import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { fractionOf, inKeyedOrder, keyOf } from './keyed-order.ts';

test('anyone can repeat it: sha256sum of "<seed>:<id>"', () => {
  // printf '2026-1:app-7' | sha256sum
  expect(keyOf(ports.hash, '2026-1', 'app-7')).toBe('3b714531787dcc3b0a7b191ae7898788a56b963ee9f8555cf5cdce421856eacb');
});

test('fractions fill the interval evenly', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) tenths[Math.floor(fractionOf(ports.hash, 'seed', `id-${i}`) * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('the order is that of the keys as text', () => {
  const ids = Array.from({ length: 500 }, (_, i) => `id-${i}`);
  const byKey = ids.toSorted((a, b) => (keyOf(ports.hash, 's', a) < keyOf(ports.hash, 's', b) ? -1 : 1));
  expect(inKeyedOrder(ports.hash, 's', ids, (id) => id)).toEqual(byKey);
  expect(inKeyedOrder(ports.hash, 's', ids.toReversed(), (id) => id)).toEqual(byKey);
});

test('equal keys go by id, and none is lost', () => {
  const same = { of: () => new Uint8Array(32), start: ports.hash.start };
  expect(inKeyedOrder(same, 's', ['b', 'c', 'a'], (id) => id)).toEqual(['a', 'b', 'c']);
});
