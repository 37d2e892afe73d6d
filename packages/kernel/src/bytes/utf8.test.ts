import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

test('is what TextEncoder makes, plain text or not, lone surrogates too', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '中', '𠮷', '\ud800', '\udc00') }),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(encodeUtf8(value)).toEqual(new TextEncoder().encode(value));
      if (value.isWellFormed()) expect(decodeUtf8(encodeUtf8(value))).toBe(value);
    }),
  );
});
