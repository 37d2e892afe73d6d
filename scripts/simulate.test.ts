import { beforeAll, describe, expect, test } from 'vitest';
import { SMALL } from './simulate/parameters.ts';
import { type Simulated, simulate } from './simulate/simulate.ts';
import { monthsOf } from './simulate/tests-of-year.ts';

// `npm run simulate` in little: the same year, with a few dozen cases.

describe('a year', () => {
  let year: Simulated;
  beforeAll(async () => {
    year = await simulate({ ...SMALL, tests: 600, apps: 300, orders: 30, inTime: 0.3, rendered: 0 }, () => {});
  }, 240_000);

  test('violates nothing', () => expect(year.told.flatMap(({ looked }) => looked?.faults ?? [])).toEqual([]));

  test('looks at what it can show, and at something', () => {
    const empty = year.told.filter(({ looked }) => looked !== undefined && looked.checked === 0);
    expect(empty.map(({ invariant }) => invariant.number)).toEqual([]);
  });

  test('comes to every stage up to a shelf that is empty', () => {
    const { stages } = year.figures;
    expect(stages.get('tested')).toBe(600);
    for (const stage of ['ordered', 'notified', 'delisted'] as const) expect(stages.get(stage), stage).toBeGreaterThan(0);
    expect(stages.get('notified')).toBeLessThanOrEqual(stages.get('ordered') ?? 0);
  });
});

test('months add up', () => {
  const months = monthsOf(2_080_000, SMALL.months);
  expect(months.reduce((sum, n) => sum + n, 0)).toBe(2_080_000);
  expect(Math.min(...months)).toBeGreaterThan(0);
});
