import { beforeAll, describe, expect, test } from 'vitest';
import { plants } from '../corpus/accuracy/index.ts';
import { measure, type Score } from './accuracy/measure.ts';

// A fixed sample of what `npm run accuracy` measures whole: every ninth plant of each category.

const SHARE = 9;
let scores: readonly Score[];

beforeAll(async () => {
  const seen = new Map<string, number>();
  const sample = plants.filter(({ category }) => {
    const count = seen.get(category) ?? 0;
    seen.set(category, count + 1);
    return count % SHARE === 0;
  });
  scores = await measure(sample);
});

const of = (start: string) => scores.filter(({ category, isDecoy }) => category.startsWith(start) && !isDecoy);

describe('what is planted is found', () => {
  test.each([
    ['SDK, plain', 1],
    ['SDK, shrunk: components', 1],
    ['SDK, shrunk: libraries', 0.95],
    ['SDK, shrunk', 0.7],
    ['packer', 0.97],
    ['API call', 0.97],
    ['text:', 0.85],
    ['permission', 0.9],
  ])('%s: at least %d', (category, least) => {
    const [planted, seen] = of(category).reduce(([a, b], one) => [a + one.planted, b + one.seen], [0, 0]);
    expect(planted).toBeGreaterThan(0);
    expect(
      seen / planted,
      of(category)
        .flatMap((one) => one.wrong)
        .join(', '),
    ).toBeGreaterThanOrEqual(least);
  });
});

test('no decoy is taken for real', () => {
  expect(
    scores.filter(({ isDecoy, seen }) => isDecoy && seen > 0).map(({ category, wrong }) => `${category}: ${wrong.join(', ')}`),
  ).toEqual([]);
});
