import { CLAIM_STEPS as LAW } from '@touchstone/domain/access';
import { expect, test } from 'vitest';
import { CLAIM_STEPS } from './claim-steps.ts';

test('an authority is offered the decisions that the law of claims has, and no other', () => {
  const law = LAW.filter(({ by }) => by === 'authority').map(({ on, from }) => `${on} ${from}`);
  expect(CLAIM_STEPS.flatMap(({ decision, states }) => states.map((state) => `${decision} ${state}`)).sort()).toEqual(law.sort());
});
