import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateFrame, type StratumResult } from './index.ts';

const stratum = (members: number, tested: number, withProblems: number): StratumResult => ({ stratum: 's', members, tested, withProblems });

test('a stratum counts as large as it is, not as many as were drawn from it', () => {
  const { share, members, notCovered } = estimateFrame([stratum(9000, 100, 1), stratum(1000, 100, 50), stratum(500, 0, 0)]);
  expect(share).toBeCloseTo(0.9 * 0.01 + 0.1 * 0.5);
  expect([members, notCovered]).toEqual([590, 500]);
});

test.each<[string, readonly StratumResult[], object]>([
  ['nothing tested', [stratum(10, 0, 0)], { share: null, interval: { low: 0, high: 1 }, members: null, notCovered: 10 }],
  [
    'everything tested leaves nothing open',
    [stratum(10, 10, 3)],
    { share: 0.3, interval: { low: 0.3, high: 0.3 }, members: 3, notCovered: 0 },
  ],
  ['no strata', [], { share: null, interval: { low: 0, high: 1 }, members: null, notCovered: 0 }],
])('%s', (_name, strata, estimate) => expect(estimateFrame(strata)).toEqual(estimate));

test('none found in a sample is not none in the frame', () => {
  const { share, interval } = estimateFrame([stratum(100_000, 100, 0)]);
  expect(share).toBe(0);
  expect(interval.high).toBeGreaterThan(0.01);
  expect(interval.high).toBeLessThan(0.08);
});

test('the interval holds the share, and is narrower for a larger sample', () => {
  const one = fc.tuple(
    fc.integer({ min: 1000, max: 100_000 }),
    fc.integer({ min: 5, max: 400 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (list) => {
      const strata = list.map(([members, tested, p]) => stratum(members, tested, Math.round(tested * p)));
      const { share, interval } = estimateFrame(strata);
      expect(interval.low).toBeLessThanOrEqual(share! + 1e-9);
      expect(interval.high).toBeGreaterThanOrEqual(share! - 1e-9);
      const more = estimateFrame(strata.map((it) => ({ ...it, tested: it.tested * 2, withProblems: it.withProblems * 2 })));
      expect(more.interval.high - more.interval.low).toBeLessThan(interval.high - interval.low + 1e-9);
    }),
  );
});

test('of many samples of a known frame, about 95 % of the intervals hold the truth', () => {
  let state = 7;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const truth = [
    { members: 8000, p: 0.02 },
    { members: 2000, p: 0.3 },
  ];
  const share = 0.8 * 0.02 + 0.2 * 0.3;
  let held = 0;
  for (let i = 0; i < 1000; i++) {
    const { interval } = estimateFrame(
      truth.map(({ members, p }) => stratum(members, 150, Array.from({ length: 150 }, random).filter((x) => x < p).length)),
    );
    if (interval.low <= share && share <= interval.high) held++;
  }
  expect(held).toBeGreaterThan(930);
  expect(held).toBeLessThan(995);
});
