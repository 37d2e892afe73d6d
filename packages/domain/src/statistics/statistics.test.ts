import { expect, test } from 'vitest';
import { DIMENSIONS, isCountedBy, quantile, rateOf, STAGES, stagesFor, WAY } from './index.ts';

test('every dimension divides at least one stage, and every stage is divided by months', () => {
  for (const dimension of DIMENSIONS) expect(STAGES.some((stage) => isCountedBy(stage, dimension))).toBe(true);
  for (const stage of STAGES) expect(isCountedBy(stage, 'month')).toBe(true);
});

test('a stage that a slice cannot narrow is left out', () => {
  expect(stagesFor([{ dimension: 'engine', value: 'own' }])).toEqual(['problem']);
  expect(stagesFor([{ dimension: 'clause', value: '164-01.2' }])).not.toContain('tested');
  expect(stagesFor([])).toEqual(WAY);
  expect(stagesFor([], 'batch')).toEqual(WAY.slice(2));
});

test('a share of nothing is no share', () => {
  expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, share: null, interval: null });
  expect(rateOf(94, 377).share).toBeCloseTo(0.249, 3);
  expect(rateOf(94, 377).interval!.low).toBeLessThan(0.249);
});

test.each([
  [[], 0.5, null],
  [[3], 0.9, 3],
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
])('quantile of %j at %d', (sorted, share, wanted) => expect(quantile(sorted, share)).toBe(wanted));
