import { expect, test } from 'vitest';
import { UNKNOWN, Values } from './values.ts';

test('values side by side: up to four, one id for each set', () => {
  const values = new Values(true);
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((text) => values.text(text)) as [number, number, number, number, number];
  const four = values.either(values.either(a, b), values.either(c, d));
  expect(values.alternatives(four)).toEqual([a, b, c, d]);
  expect(values.either(values.either(d, c), values.either(b, a))).toBe(four);
  expect(values.either(four, b)).toBe(four);
  expect(values.either(four, e)).toBe(UNKNOWN);
});

test('numbers, builders and what one instruction made twice do not stand side by side', () => {
  const values = new Values(true);
  const text = values.text('a');
  expect(values.either(text, values.number(1))).toBe(UNKNOWN);
  expect(values.alternatives(values.either(text, values.number(0)))).toHaveLength(2);
  expect(values.either(text, values.made('builder', 'Ljava/lang/StringBuilder;', 3, []))).toBe(UNKNOWN);
  expect(values.either(values.array(3, [text]), values.array(3, [UNKNOWN]))).toBe(UNKNOWN);
});

test('without alternatives what differs is unknown', () => {
  const values = new Values(false);
  const [a, b] = [values.text('a'), values.text('b')];
  expect([values.either(a, a), values.either(a, b)]).toEqual([a, UNKNOWN]);
});
