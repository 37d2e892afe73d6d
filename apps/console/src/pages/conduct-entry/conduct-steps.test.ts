import { CONDUCT_STEPS as LAW } from '@touchstone/domain/conduct';
import { expect, test } from 'vitest';
import { CONDUCT_STEPS, pageOfProof } from './conduct-steps.ts';

test('an entry has the steps of its law, from the same states', () => {
  const law = LAW.map(({ on, from }) => `${on} ${from}`);
  expect(CONDUCT_STEPS.flatMap(({ step, states }) => states.map((state) => `${step} ${state}`)).sort()).toEqual(law.sort());
});

test('a proof leads to its page where it has one', () => {
  expect(pageOfProof({ kind: 'case', target: 'c' })).toBe('/cases/c');
  expect(pageOfProof({ kind: 'file', target: 'f' })).toBeUndefined();
});
