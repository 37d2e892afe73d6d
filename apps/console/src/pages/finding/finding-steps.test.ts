import { expect, test } from 'vitest';
import { sortFindingSteps } from './finding-steps.ts';

const sorted = (state: Parameters<typeof sortFindingSteps>[0]['state'], isForPublication: boolean, ...rights: string[]) => {
  const { now, notNow } = sortFindingSteps({ state, isForPublication }, (right) => rights.includes(right));
  return [now.map(({ name }) => name), notNow.map(({ name }) => name)];
};

test('a case is opened of what was confirmed', () => {
  expect(sorted('CONFIRMED', false, 'case.open')).toEqual([['open-case'], []]);
  expect(sorted('NEEDS_REVIEW', false, 'case.open')).toEqual([[], ['open-case']]);
});

test('what one may not do is not there at all', () => expect(sorted('CONFIRMED', false)).toEqual([[], []]));

test('what is to be published already is not marked again', () => {
  expect(sorted('CONFIRMED', true, 'finding.decide')).toEqual([['reopen'], ['agree-fixed']]);
});
