import { DEADLINE_STEPS } from '@touchstone/domain/deadline';
import { expect, test } from 'vitest';
import { CLOCK_STEPS, documentsFor } from './clock-steps.ts';

test.each(CLOCK_STEPS)('the page offers to $step from the states from which the law of deadlines does', ({ step, states }) => {
  const told = DEADLINE_STEPS.filter(({ on }) => on === step).map(({ from }) => from);
  expect([...states].sort()).toEqual(told.sort());
});

test.each([
  ['pause', ['pause']],
  ['resume', ['resume']],
  ['extend', ['extension']],
] as const)('%s rests on %s', (step, types) =>
  expect(
    documentsFor(
      step,
      ['rectification', 'pause', 'resume', 'extension'].map((type) => ({ type })),
    ).map(({ type }) => type),
  ).toEqual(types),
);
