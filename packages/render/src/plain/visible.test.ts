import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test.each([
  ['plain', 'API Demos', 'API Demos'],
  ['Chinese', '示例商城', '示例商城'],
  ['a smile with its variation selector', '☺️', '☺️'],
  ['an override of direction', 'a\u202eb', 'a‹U+202E›b'],
  ['an escape sequence', '\u001b[31m', '‹U+001B›[31m'],
  ['a line break', 'a\nb', 'a‹U+000A›b'],
  ['a lone surrogate', '\ud800', '‹U+D800›'],
  ['a pair of surrogates', '😀', '😀'],
  ['a tag character', '\u{e0041}', '‹U+E0041›'],
  ['a pile of marks', `e${'\u0301'.repeat(9)}`, `e${'\u0301'.repeat(3)}`],
])('%s', (_name, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('a long text is cut and says by how much', () => {
  expect(visible('x'.repeat(1_000), 10)).toBe(`${'x'.repeat(10)}…‹+990›`);
});

test('a pair of surrogates is not cut in two', () => {
  expect(visible('abc😀😀', 4)).toBe('abc…‹+4›');
});
