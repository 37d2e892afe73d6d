import { expect, test } from 'vitest';
import { CAMPAIGN_ORDERS, isNow } from './campaign-orders.ts';

test.each([
  ['DRAFT', false, ['freeze', 'cancel']],
  ['FRAME_FROZEN', false, ['draw', 'thaw', 'cancel']],
  ['TESTING', false, ['pause', 'cancel']],
  ['TESTING', true, ['resume', 'cancel']],
  ['CONCLUDED', false, ['report']],
  ['REPORTED', false, []],
])('%s, paused %s', (state, isPaused, orders) => {
  expect(CAMPAIGN_ORDERS.filter((one) => isNow(one, { state, isPaused })).map(({ order }) => order)).toEqual(orders);
});
