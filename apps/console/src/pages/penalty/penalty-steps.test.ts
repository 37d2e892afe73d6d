import { PENALTY_STEPS as LAW } from '@touchstone/domain/credit';
import { expect, test } from 'vitest';
import { PENALTY_STEPS } from './penalty-steps.ts';

test('a penalty has the steps of its law, from the same states', () => {
  const law = new Set(LAW.map(({ on, from }) => `${on} ${from}`));
  expect(PENALTY_STEPS.flatMap(({ step, states }) => states.map((state) => `${step} ${state}`)).sort()).toEqual([...law].sort());
});
