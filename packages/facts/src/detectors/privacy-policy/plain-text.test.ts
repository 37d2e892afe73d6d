import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['no markup', 'no markup'],
  ['<p>a</p><p>b</p>', 'a  b'],
  ['a<script>if (x < 1) y()</script>b', 'a  b'],
  ['a<SCRIPT>never closed', 'a'],
  ['a<b', 'a'],
  ['a&nbsp;b', 'a b'],
])('%j', (markup, text) => {
  expect(plainText(markup).replace(/ {2,}/g, '  ')).toBe(text);
});

test('half a megabyte of tags that never close is one pass', () => {
  expect(plainText('<script '.repeat(65_536))).toBe('');
  expect(plainText('<script>'.repeat(65_536))).toBe('');
  expect(plainText('<'.repeat(524_288))).toBe('');
});
