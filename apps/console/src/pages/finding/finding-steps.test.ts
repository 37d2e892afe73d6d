import { expect, test } from 'vitest';
import type { FindingDetail } from './finding-page.tsx';
import { isOfState, stepsOf } from './finding-steps.ts';

const now = (state: FindingDetail['state'], isForPublication: boolean) =>
  stepsOf({ isForPublication })
    .filter((one) => isOfState(one, state))
    .map(({ name }) => name);

test.each([
  ['CONFIRMED', ['open-case', 'for-publication', 'reopen', 'reply', 'ask']],
  ['NEEDS_REVIEW', ['for-publication', 'ask']],
  ['NOT_REPRODUCED', ['agree-fixed', 'reopen', 'reply', 'ask']],
] as const)('what is %s has the steps %j', (state, steps) => expect(now(state, false)).toEqual(steps));

test('what is to be published already is not marked again', () => expect(now('CONFIRMED', true)).not.toContain('for-publication'));
