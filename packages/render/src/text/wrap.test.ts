import { expect, test } from 'vitest';
import { cutTo, padded, widthOf } from './width.ts';
import { together, wrap } from './wrap.ts';

test.each([
  ['ascii', 'abc', 3],
  ['Chinese', '试金石', 6],
  ['full-width punctuation', '（，）', 6],
  ['a combining mark', 'e\u0301', 1],
  ['an emoji', '😀', 2],
  ['a plane beyond', '𠮷', 2],
])('width of %s', (_name, text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('columns line up whatever the script', () => {
  expect(padded('版本', 6)).toBe('版本  ');
  expect(cutTo('试金石报告', 7)).toBe('试金石…');
});

test.each([
  ['between Chinese characters', '试金石检测报告', 6, ['试金石', '检测报', '告']],
  ['at spaces', 'one two three', 8, ['one two', 'three']],
  ['not before closing punctuation', '试金石，报告', 6, ['试金', '石，报', '告']],
  ['not after opening punctuation', '试金（石）', 6, ['试金', '（石）']],
  ['a long word stays whole', 'a cn.example.Very.Long b', 6, ['a', 'cn.example.Very.Long', 'b']],
  ['nothing', '', 6, ['']],
])('breaks %s', (_name, text, columns, lines) => {
  expect(wrap(text, columns)).toEqual(lines);
});

test('parts stay whole', () => {
  expect(together(['MAC 地址 — ✕ 未声明收集', '▲ 超出范围', '✕ 同意前'], 32)).toEqual(['MAC 地址 — ✕ 未声明收集', '▲ 超出范围 · ✕ 同意前']);
  expect(together(['a part that is too wide', 'b'], 5)).toEqual(['a part that is too wide', 'b']);
  expect(together([], 5)).toEqual([]);
});
