import { expect, test } from 'vitest';
import { hindrance, NOTICE_STEPS } from './notice-steps.ts';

const at = (state: string, isDrafter = false, faults = 0, isDirty = false) =>
  Object.fromEntries(NOTICE_STEPS.map((step) => [step.step, hindrance(step, { state, isDrafter, faults, isDirty })]));

test('who drafted a notice neither passes its legal review nor publishes it', () => {
  expect(at('LEGAL_REVIEW', true)['approve']).toBe('own');
  expect(at('FROZEN', true)['publish']).toBe('own');
  expect(at('FROZEN')['publish']).toBeUndefined();
});

test('with faults it is not handed in, and still can be withdrawn', () => {
  expect(at('DRAFT', false, 1)).toMatchObject({ submit: 'incomplete', withdraw: undefined });
});

test('nothing leads back from what was frozen', () => {
  expect(at('FROZEN')).toMatchObject({ return: 'state', freeze: 'state', submit: 'state' });
});

test('what was typed and not saved is not handed in', () => {
  expect(at('DRAFT', true, 0, true)['submit']).toBe('unsaved');
  expect(at('DRAFT', true)['submit']).toBeUndefined();
});
