import { expect, test } from 'vitest';
import { stepsOfSide } from './referral-steps.ts';

const names = (organisation: string) => stepsOfSide('giver', 'taker', organisation).map(({ step }) => step);

test('who offers may only take back, who is offered answers, others do nothing', () => {
  expect(names('giver')).toEqual(['withdraw']);
  expect(names('taker')).toEqual(['accept', 'report', 'return']);
  expect(names('neither')).toEqual([]);
});
