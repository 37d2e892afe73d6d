import { expect, test } from 'vitest';
import { percentOf, percentText } from './percent-text.ts';

test.each([
  [0.935, '93.5%'],
  [1, '100%'],
  [0, '0%'],
  [0.99997, '99.9%'],
  [0.00001, '0.1%'],
  [1.25, '125.0%'],
  [null, '—'],
  [undefined, '—'],
])('%s is %s', (share, text) => expect(percentText(share)).toBe(text));

test.each([
  [0.29, 29],
  [0.07, 7],
  [0.001, 0.1],
  [1 / 3, 33.3333333333],
])('%s stands in a field as %s', (share, number) => expect(percentOf(share)).toBe(number));
