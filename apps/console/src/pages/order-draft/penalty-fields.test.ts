import { expect, test } from 'vitest';
import { penaltyFields } from './penalty-fields.ts';

const FINE = { reason: '拒不改正', law: '规定第二十二条', amountFen: 10_000_050 };

test('the documents of a penalty begin with what was proposed; where there is no amount none is written', () => {
  expect(penaltyFields(FINE, '罚款')).toEqual({ facts: '拒不改正', provisions: '规定第二十二条', penalty: '罚款', fine: '100000.5' });
  expect(penaltyFields({ ...FINE, amountFen: 0 }, '警告')).not.toHaveProperty('fine');
});
