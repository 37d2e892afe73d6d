import { ITEM_STATES, OBJECTION_CODES as KNOWN_CODES, ORDER_ITEM_STEPS } from '@touchstone/domain/order-item';
import { expect, test } from 'vitest';
import { canAnswer, ITEM_ANSWERS, linesOf, OBJECTION_CODES } from './item-answers.ts';

test.each(ITEM_ANSWERS)('%s is offered where the law of the item has that step', (answer) => {
  // what was not sent yet, a store does not see
  const lawful = ITEM_STATES.filter(
    (state) => state !== 'QUEUED' && ORDER_ITEM_STEPS.some(({ from, on }) => from === state && on === answer),
  );
  expect(ITEM_STATES.filter((state) => canAnswer({ state, acknowledgedAt: null }, answer))).toEqual(lawful);
});

test('what was acknowledged is not acknowledged again', () =>
  expect(canAnswer({ state: 'OVERDUE', acknowledgedAt: '2026-11-01T00:00:00Z' }, 'acknowledge')).toBe(false));

test('the reasons are those of the law', () => expect(OBJECTION_CODES).toEqual(KNOWN_CODES));

test('a line is a proof', () => expect(linesOf(' a \n\n b')).toEqual(['a', 'b']));
