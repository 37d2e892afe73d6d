import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Canonical, canonical } from './canonical.ts';

test.each<[string, Canonical, string]>([
  ['keys in order, absent ones left out', { b: 1, a: [true, null], c: undefined, é: '"' }, '{"a":[true,null],"b":1,"é":"\\""}'],
  ['the order of the code units, not of a locale', { Z: 1, a: 2, ä: 3, 中: 4 }, '{"Z":1,"a":2,"ä":3,"中":4}'],
  ['a minus zero is zero', [-0], '[0]'],
  ['a lone surrogate is written as its escape', '\ud800', '"\\ud800"'],
])('%s', (_name, value, text) => expect(canonical(value)).toBe(text));

test.each([[0.5], [Number.NaN], [2 ** 53]])('refuses %d', (value) => expect(() => canonical({ value })).toThrow(RangeError));

test('is JSON of the same value, whatever the order of the keys', () => {
  const leaf = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.maxSafeInteger());
  const value = fc.dictionary(fc.string(), fc.oneof(leaf, fc.array(leaf)), { noNullPrototype: true });
  fc.assert(
    fc.property(value, (held) => {
      const reversed = Object.fromEntries(Object.entries(held).reverse());
      expect(canonical(reversed)).toBe(canonical(held));
      expect(JSON.parse(canonical(held))).toEqual(JSON.parse(JSON.stringify(held)));
    }),
  );
});
