import { expect, test } from 'vitest';
import { plainCell } from './plain-cell.ts';

test.each([
  ['plain', 'Android ID', 'Android ID'],
  ['a formula', '=1+1', "'=1+1"],
  ['plus', '+8613800000000', "'+8613800000000"],
  ['minus', '-1+1', "'-1+1"],
  ['at', '@SUM(A1)', "'@SUM(A1)"],
  ['full width', '＝cmd', "'＝cmd"],
  ['behind spaces', '  =1', "'  =1"],
  ['behind a line break', '\n=1', "'\n=1"],
  ['a bar', "|cmd' /C calc", "'|cmd' /C calc"],
  ['within', 'a=1', 'a=1'],
  ['lines of a cell', 'a\nb', 'a\nb'],
  ['a tab that hides it', '\t=1', '‹U+0009›=1'],
  ['an override of direction', 'a\u202eb', 'a‹U+202E›b'],
])('%s', (_name, text, cell) => {
  expect(plainCell(text)).toBe(cell);
});

test('a cell holds no more than Excel takes', () => {
  expect(plainCell('x\n'.repeat(100_000)).length).toBeLessThan(32_767);
  expect(plainCell('x'.repeat(100_000)).length).toBeLessThan(32_767);
});
