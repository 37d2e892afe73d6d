import { describe, expect, test } from 'vitest';
import { goldenOf, percent } from './golden.ts';

describe('what is kept of the golden set', () => {
  test('a version that was never judged has none', () => expect(goldenOf(null)).toBeUndefined());

  test('shares that could not be counted stay unknown', () =>
    expect(goldenOf({ passed: false, faults: ['recall'], figures: { runs: 3, recall: null } })).toEqual({
      passed: false,
      recall: undefined,
      precision: undefined,
      untested: undefined,
      runs: 3,
      faults: ['recall'],
    }));
});

test.each([
  [0.935, '93.5%'],
  [1, '100%'],
  [undefined, '—'],
])('%s is %s', (share, text) => expect(percent(share)).toBe(text));
