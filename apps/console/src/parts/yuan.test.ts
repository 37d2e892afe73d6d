import { expect, test } from 'vitest';
import { fenOf, yuanText } from './yuan.ts';

test.each([
  ['100000', 10_000_000],
  ['100,000.5', 10_000_050],
  ['１', undefined],
  [' 0.01 ', 1],
  ['0', 0],
  ['1.005', undefined],
  ['-1', undefined],
  ['', undefined],
  ['1e9', undefined],
  ['9999999999999', undefined],
] as const)('“%s” yuan are %s fen', (text, fen) => expect(fenOf(text)).toBe(fen));

test('an amount is read as it was typed', () => {
  for (const fen of [1, 50, 10_000_050]) expect(fenOf(yuanText(fen))).toBe(fen);
  expect(yuanText(0)).toBe('—');
});
