import { expect, test } from 'vitest';
import { dashboardConditions, rankedStage } from './dashboard-conditions.ts';

test('an address that says nothing asks for this year by month, as of now', () =>
  expect(dashboardConditions({}, '2026-03-09')).toEqual({ year: 2026, asOf: undefined, step: 'month', stage: 'problem' }));

test('nonsense in an address is as if it were not there', () =>
  expect(dashboardConditions({ year: '1', step: 'week', stage: 'closed' }, '2026-03-09')).toEqual(dashboardConditions({}, '2026-03-09')));

test('tests are not ranked by clauses', () => {
  expect(rankedStage('tested', 'clause')).toBe('problem');
  expect(rankedStage('tested', 'store')).toBe('tested');
});
