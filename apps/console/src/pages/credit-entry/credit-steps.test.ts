import { CREDIT_STEPS as LAW } from '@touchstone/domain/credit';
import { expect, test } from 'vitest';
import { CREDIT_STEPS, creditHindrance } from './credit-steps.ts';

const open = (state: string, removalFile: string | null) =>
  CREDIT_STEPS.filter((step) => creditHindrance(step, { state, removalFile }) === undefined).map(({ step }) => step);

test('listed on what is due, removed or kept on a proposal, proposed once', () => {
  expect(open('DUE', null)).toEqual(['list']);
  expect(open('LISTED', null)).toEqual(['propose']);
  expect(open('LISTED', 'f')).toEqual(['remove', 'keep']);
  expect(open('REMOVED', 'f')).toEqual([]);
  expect(open('DROPPED', null)).toEqual([]);
});

test('the states are those of the law of lists', () => {
  for (const { step, state } of CREDIT_STEPS)
    expect(LAW.some(({ on, from }) => from === state && on === (step === 'propose' ? 'remove' : step))).toBe(true);
});
