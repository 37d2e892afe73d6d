import { DELISTING_POLICY } from '@touchstone/domain/order-item';
import { expect, test } from 'vitest';
import { DELISTING_NUMBERS, type NumberName, withNumber } from './delisting-numbers.ts';

test.each(Object.keys(DELISTING_NUMBERS) as NumberName[])('%s is read where it is written, and nothing else moves', (name) => {
  const before = { ...DELISTING_POLICY, looks: { ...DELISTING_POLICY.looks }, noRelist: { ...DELISTING_POLICY.noRelist } };
  const after = withNumber(before, name, 7);
  expect(DELISTING_NUMBERS[name].of(after)).toBe(7);
  expect(withNumber(after, name, DELISTING_NUMBERS[name].of(before))).toEqual(before);
});
