import { expect, test } from 'vitest';
import { type Breaker, closedBreaker, failed, permit, succeeded } from './index.ts';

const policy = { failures: 3, openMs: 1000, longestMs: 3000 };
const failing = (times: number, breaker: Breaker = closedBreaker): Breaker =>
  Array.from({ length: times }).reduce<Breaker>((now) => failed(now, policy, 0), breaker);

test('opens at the third failure in a row', () => {
  expect(failing(2)).toEqual({ state: 'closed', failures: 2 });
  expect(failing(3)).toEqual({ state: 'open', untilMs: 1000, openings: 1 });
});

test('a success in between starts the count anew', () => {
  expect(failing(2, succeeded())).toEqual({ state: 'closed', failures: 2 });
});

test('open it refuses and says when to come back', () => {
  expect(permit(failing(3), policy, 400)).toMatchObject({ allowed: false, retryAfterMs: 600 });
});

test('then one is let through, and only one', () => {
  const first = permit(failing(3), policy, 1000);
  expect(first).toMatchObject({ allowed: true, breaker: { state: 'half-open' } });
  expect(permit(first.breaker, policy, 1001).allowed).toBe(false);
});

test('a trial that never reports is followed by another', () => {
  const { breaker } = permit(failing(3), policy, 1000);
  expect(permit(breaker, policy, 2000).allowed).toBe(true);
});

test('each failed trial doubles the pause, up to the longest', () => {
  let breaker = failing(3);
  const pauses = Array.from({ length: 4 }, () => {
    const at = breaker.state === 'closed' ? 0 : breaker.untilMs;
    breaker = failed(permit(breaker, policy, at).breaker, policy, at);
    return breaker.state === 'open' ? breaker.untilMs - at : 0;
  });
  expect(pauses).toEqual([2000, 3000, 3000, 3000]);
});

test('late failures of older requests do not prolong it', () => {
  const breaker = failing(3);
  expect(failed(breaker, policy, 900)).toBe(breaker);
});
