import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { goldenOf, saidOf } from './golden.ts';
import { goldenColumns } from './golden-columns.ts';

const CLAUSE = { clause: '164-01.2', found: 3, missed: 1, falseAlarms: 0, cleared: 4, open: 2 };

test.each([
  [{ passed: true, figures: { runs: 3 } }, 'yes'],
  [{ passed: true }, 'unjudged'],
  [{ passed: false, figures: { runs: 3 } }, 'no'],
])('%j is said to be %s', (kept, said) => expect(saidOf(goldenOf(kept)!)).toBe(said));

describe('what is kept of the golden set', () => {
  test('a version that was never judged has none', () => expect(goldenOf(null)).toBeUndefined());

  test('shares that could not be counted stay unknown', () =>
    expect(goldenOf({ passed: false, faults: ['recall'], figures: { runs: 3, recall: null }, clauses: [CLAUSE] })).toEqual({
      passed: false,
      recall: undefined,
      precision: undefined,
      untested: undefined,
      runs: 3,
      faults: ['recall'],
      clauses: [CLAUSE],
      wrong: [],
    }));
});

test('what a clause was answered is counted; what was never asked has no share', () => {
  const t = ((key: string) => key) as TFunction;
  const texts = (row: typeof CLAUSE) => goldenColumns<typeof CLAUSE>().map(({ text }) => text(row, t));
  expect(texts(CLAUSE)).toEqual(['3', '1', '0', '4', '2', '75.0%', '100%']);
  expect(texts({ ...CLAUSE, found: 0, missed: 0 }).slice(-2)).toEqual(['—', '—']);
});
