import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountFault, missingFields, moveCredit, movePenalty, RISK_REASON_NAMES, RISK_REASONS, riskOf, yuanText } from './index.ts';

test.each([
  ['fine', 100_00, undefined],
  ['fine', 0, 'amount'],
  ['fine', 0.5, 'amount'],
  ['fine', -1, 'amount'],
  ['fine', Number.MAX_SAFE_INTEGER, 'amount'],
  ['warning', 0, undefined],
  ['warning', 1, 'amount'],
] as const)('%s of %d', (type, fen, fault) => expect(amountFault(type, fen)).toBe(fault));

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [12_345_678, '123,456.78'],
  [100_000_00, '100,000.00'],
])('%d 分 is %s', (fen, text) => expect(yuanText(fen)).toBe(text));

test('a part that was paid is not all', () => {
  expect(movePenalty('DECIDED', 'pay', false)).toBe('DECIDED');
  expect(movePenalty('DECIDED', 'pay', true)).toBe('PAID');
  expect(movePenalty('RECORDED', 'pay', true)).toBeUndefined();
  // nobody is punished who was not told before
  expect(movePenalty('RECORDED', 'decide')).toBeUndefined();
  expect(movePenalty('REVOKED', 'decide')).toBeUndefined();
});

test('an entry is listed once, and removed once', () => {
  expect(moveCredit('DUE', 'list')).toBe('LISTED');
  expect(moveCredit('LISTED', 'list')).toBeUndefined();
  expect(moveCredit('DUE', 'remove')).toBeUndefined();
  expect(moveCredit('REMOVED', 'list')).toBeUndefined();
});

test('nothing is listed without the fields of the law', () => {
  const whole = {
    operatorName: '甲',
    creditCode: 'x',
    licence: null,
    handledOn: '2026-11-22',
    reason: '拒不整改',
    listedBy: '北京市通信管理局',
  };
  expect(missingFields(whole)).toEqual([]);
  expect(missingFields({ ...whole, creditCode: null, reason: ' ' })).toEqual(['creditCode', 'reason']);
});

test('risk is the sum of its reasons, each within its bound', () => {
  expect(riskOf({})).toEqual({ level: 'low', points: 0, reasons: [] });
  expect(riskOf({ relapse: 1, offence: 2 })).toEqual({
    level: 'medium',
    points: 25,
    reasons: [
      { reason: 'relapse', count: 1, points: 15 },
      { reason: 'offence', count: 2, points: 10 },
    ],
  });
  const counts = fc.record(Object.fromEntries(RISK_REASON_NAMES.map((name) => [name, fc.nat(1000)])));
  fc.assert(
    fc.property(counts, (given) => {
      const { points, reasons } = riskOf(given);
      expect(points).toBe(reasons.reduce((sum, one) => sum + one.points, 0));
      for (const one of reasons) expect(one.points).toBeLessThanOrEqual(RISK_REASONS[one.reason].most);
      // one more of anything never lowers it
      for (const name of RISK_REASON_NAMES)
        expect(riskOf({ ...given, [name]: (given[name] ?? 0) + 1 }).points).toBeGreaterThanOrEqual(points);
    }),
    { numRuns: 100 },
  );
});
