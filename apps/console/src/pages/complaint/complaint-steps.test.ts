import { expect, test } from 'vitest';
import { COMPLAINT_STEPS as LAW } from '../../../../../packages/domain/src/complaint/index.ts';
import { COMPLAINT_STEPS } from './complaint-steps.ts';

test('each step is offered where the law of complaints has it, and nowhere else', () => {
  const offered = COMPLAINT_STEPS.filter(({ step }) => step !== 'hand-over').map(({ step, states }) => [step, [...states].sort()]);
  const lawful = offered.map(([step]) => [step, [...new Set(LAW.filter(({ on }) => on === step).map(({ from }) => from))].sort()]);
  expect(offered).toEqual(lawful);
});
