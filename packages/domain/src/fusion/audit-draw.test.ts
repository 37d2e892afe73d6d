import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { coverOf } from './audit-draw.ts';
import { FUSION_THRESHOLDS } from './fuse.ts';

const covers = (seed: string) => Array.from({ length: 2000 }, (_, i) => coverOf(ports.hash, seed, `item ${i}`, FUSION_THRESHOLDS));

test('an audited one takes a place among those that people look at, anywhere, and always the same', () => {
  const places = covers('seed');
  expect(places).toEqual(covers('seed'));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(FUSION_THRESHOLDS.unlikely);
  expect(Math.max(...places)).toBeLessThan(1);
  const middle = places.reduce((sum, place) => sum + place, 0) / places.length;
  expect(middle).toBeCloseTo((1 + FUSION_THRESHOLDS.unlikely) / 2, 1);
  expect(places).not.toEqual(covers('another'));
});
