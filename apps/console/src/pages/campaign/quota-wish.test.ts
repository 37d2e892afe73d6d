import { expect, test } from 'vitest';
import { quotaWish } from './quota-wish.ts';

const each = { 11: 5, 31: 0, 44: 2 };

test('one number is shared out by the platform', () => expect(quotaWish({ way: 'total', total: 7, each })).toEqual({ total: 7 }));

test('a province that gets nothing has no part', () =>
  expect(quotaWish({ way: 'each', total: 7, each })).toEqual({
    quotas: [
      { province: '11', quota: 5 },
      { province: '44', quota: 2 },
    ],
  }));
