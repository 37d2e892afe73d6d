import { vocabulary } from '@touchstone/facts';
import { expect, test } from 'vitest';
import { nameOfAttribute, nameOfValue } from './words.ts';

const attributes = Object.values(vocabulary).flatMap((kind) => Object.entries(kind.attributes));

/** Values that are the same in every language. */
const AS_THEY_ARE = /^(\d+|md5|sha1|sha256|url|json|base64|gzip)$/;

test('every attribute has a Chinese name', () => {
  expect(attributes.map(([name]) => name).filter((name) => nameOfAttribute(name, 'zh') === name)).toEqual([]);
});

test('every value has a Chinese name', () => {
  const values = attributes.flatMap(([, { type }]) => (typeof type === 'string' ? [] : [...(type as readonly string[])]));
  expect(
    values.filter((value) => nameOfValue(value, 'zh') === value && !AS_THEY_ARE.test(value) && !/^[A-Z]/.test(nameOfValue(value, 'zh'))),
  ).toEqual([]);
});

test.each([
  ['toldBefore', 'told before'],
  ['data', 'data'],
])('%s reads “%s” in English', (name, words) => {
  expect(nameOfAttribute(name, 'en')).toBe(words);
});
