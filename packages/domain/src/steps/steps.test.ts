import { expect, test } from 'vitest';
import { reachableFrom, type Step, stepOf, terminalStates } from './index.ts';

const steps: readonly Step<'a' | 'b' | 'c' | 'd', 'go' | 'back', 'open'>[] = [
  { from: 'a', on: 'go', when: 'open', to: 'b' },
  { from: 'a', on: 'go', to: 'c' },
  { from: 'b', on: 'back', to: 'a' },
];

test('rows are tried from top to bottom, and a guard that nobody answers does not hold', () => {
  expect(stepOf(steps, 'a', 'go', () => true)?.to).toBe('b');
  expect(stepOf(steps, 'a', 'go', () => false)?.to).toBe('c');
  expect(stepOf(steps, 'a', 'go')?.to).toBe('c');
  expect(stepOf(steps, 'c', 'go')).toBeUndefined();
});

test('where a table ends and what it reaches', () => {
  expect(terminalStates(steps)).toEqual(['c']);
  expect(reachableFrom(steps, 'b')).toEqual(['a', 'b', 'c']);
});
