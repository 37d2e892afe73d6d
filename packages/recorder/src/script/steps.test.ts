import { SCENARIOS } from '@touchstone/trace';
import { expect, test } from 'vitest';
import { STEPS } from './steps.ts';

test('the run script has every scenario, in the order of the contract', () => {
  const scenarios = [...new Set(STEPS.map(({ scenario }) => scenario))];
  expect(scenarios).toEqual(SCENARIOS);
});

test('after a denial the app is started twice', () => {
  expect(STEPS.filter(({ scenario }) => scenario === 'restart-after-denial')).toHaveLength(2);
});

test('every step tells what to do in both languages', () => {
  for (const { title, todo, seconds } of STEPS) {
    expect([title.zh, todo.zh].join('')).toMatch(/\p{Script=Han}{4}/u);
    expect([title.en, todo.en].join('')).not.toMatch(/\p{Script=Han}/u);
    expect(seconds).toBeGreaterThan(0);
  }
});
