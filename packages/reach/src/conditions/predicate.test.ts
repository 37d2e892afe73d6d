import { expect, test } from 'vitest';
import {
  after,
  afterBits,
  amongst,
  compared,
  inBox,
  ofEmptiness,
  type Predicate,
  readAsTruth,
  sameText,
  truthOf,
  unboxed,
} from './predicate.ts';

const flipped = after(compared('ne', 0), 'xor 1', (n) => n ^ 1);

test.each<[string, Predicate, number, boolean]>([
  ['0 is not ne 0', compared('ne', 0), 0, false],
  ['2 is gt 1', compared('gt', 1), 2, true],
  ['a negation turned round', flipped, 1, false],
  ['a negation of false', flipped, 0, true],
  ['a bit of those kept', afterBits(compared('ne', 0), 4, 0), 5, true],
  ['no bit of those kept', afterBits(compared('ne', 0), 4, 0), 3, false],
  ['a bit that is set first', afterBits(afterBits(compared('eq', 4), 4, 0), ~4, 4), 0, true],
  ['a key of a switch', amongst([2, 3], true), 3, true],
  ['none of the keys', amongst([2, 3], false), 3, false],
  ['null is not a text', sameText('a', true, false), 0, false],
  ['null is another text', sameText('a', false, false), 0, true],
  ['null counts as empty', ofEmptiness(compared('ne', 0), true), 0, true],
  ['a primitive is no box', unboxed(compared('ne', 0)), 1, false],
])('%s', (_name, asked, value, expected) => expect(asked.number(value)).toBe(expected));

test('texts', () => {
  expect(['Yes', 'no'].map((text) => sameText('yes', true, true).text(text))).toEqual([true, false]);
  expect(['', 'x'].map((text) => ofEmptiness(compared('eq', 0), true).text(text))).toEqual([false, true]);
  expect(['TRUE', '1'].map((text) => readAsTruth(compared('ne', 0)).text(text))).toEqual([true, false]);
});

test('a box that is there is not null, whatever is in it', () => {
  expect(compared('ne', 0).boxed(0)).toBe(true);
  expect(unboxed(compared('ne', 0)).boxed(0)).toBe(false);
  expect(inBox(unboxed(compared('ne', 0))).number(1)).toBe(true);
});

test('which answer a question takes', () => {
  expect([compared('ne', 0), compared('eq', 0), compared('ge', 0)].map(truthOf)).toEqual([true, false, undefined]);
});

test('setting the same bits twice is the same question', () => {
  const once = afterBits(compared('eq', 4), ~1, 1);
  expect(afterBits(once, ~1, 1).key).toBe(once.key);
});
