import { expect, test } from 'vitest';
import { SUBMISSION_STEPS, stepsOf } from './submission-steps.ts';

test.each([
  ['DRAFT', ['send', 'withdraw']],
  ['VALIDATED', ['withdraw', 'accept', 'ask-more', 'reject']],
  ['RETESTED', ['retest', 'settle', 'check', 'pass', 'fail']],
  ['PASSED', []],
])('%s can be taken on by %j', (state, steps) => {
  const { now, notNow } = stepsOf(state);
  expect(now.map(({ step }) => step)).toEqual(steps);
  expect(now.length + notNow.length).toBe(SUBMISSION_STEPS.length);
});
