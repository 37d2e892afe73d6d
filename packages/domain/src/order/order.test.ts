import { expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import { ORDER_STATES, ORDER_STEPS, orderAfter, orderNumber } from './order.ts';

test('every state can be reached, and only a withdrawn document is at its end', () => {
  expect(reachableFrom(ORDER_STEPS, 'DRAFT')).toEqual([...ORDER_STATES].sort());
  expect(terminalStates(ORDER_STEPS)).toEqual(['WITHDRAWN']);
});

test('nothing is issued without approval, and what was issued is never a draft again', () => {
  expect(ORDER_STEPS.filter(({ on }) => on === 'issue').map(({ from }) => from)).toEqual(['APPROVED']);
  expect(reachableFrom(ORDER_STEPS, 'ISSUED')).toEqual(['ISSUED', 'WITHDRAWN']);
  expect(orderAfter('APPROVED', 'edit')).toBeUndefined();
});

test('a number is printed', () => expect(orderNumber('示例局责改字', 2026, 3)).toBe('示例局责改字〔2026〕第3号'));
