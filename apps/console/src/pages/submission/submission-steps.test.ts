import { expect, test } from 'vitest';
import { isOfState, SUBMISSION_STEPS } from './submission-steps.ts';

test.each([
  ['DRAFT', ['send', 'withdraw']],
  ['VALIDATED', ['withdraw', 'accept', 'ask-more', 'reject']],
  ['RETESTED', ['retest', 'settle', 'check', 'pass', 'fail']],
  ['PASSED', []],
])('%s can be taken on by %j', (state, steps) => {
  expect(SUBMISSION_STEPS.filter((one) => isOfState(one, state)).map(({ step }) => step)).toEqual(steps);
});
