import { describe, expect, test } from 'vitest';
import { type ClaimState, claimStep, claimSteps } from './claim-steps.ts';

const ends: readonly ClaimState[] = ['REFUSED', 'REVOKED', 'EXPIRED'];

test('a claim that ended stays ended, and every other state has a way out', () => {
  const states = new Set(claimSteps.flatMap(({ from, to }) => [from, to]));
  for (const state of states) expect([state, claimSteps.some(({ from }) => from === state)]).toEqual([state, !ends.includes(state)]);
});

test('an event takes a state to one other', () => {
  const keys = claimSteps.map(({ from, on }) => `${from} ${on}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('rights begin with acceptance alone and end whenever it does', () => {
  for (const { from, to, grants } of claimSteps) {
    const [before, after] = [from, to].map((state) => state === 'ACCEPTED' || state === 'DISPUTED');
    expect([from, to, grants]).toEqual([from, to, before === after ? 'stay' : after ? 'begin' : 'end']);
  }
});

describe('only an authority ends a dispute', () => {
  test.each(['uphold', 'revoke'] as const)('by %s', (event) => expect(claimStep('DISPUTED', event)).toBeDefined());
  test.each(['accept', 'proven', 'expire', 'dispute'] as const)('not by %s', (event) =>
    expect(claimStep('DISPUTED', event)).toBeUndefined(),
  );
});
