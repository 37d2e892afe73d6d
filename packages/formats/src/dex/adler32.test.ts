import { adler32 as reference } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { adler32 } from './adler32.ts';

test.each([0, 1, 4, 83, 84, 85, 1_000, 100_003])('%i bytes of all kinds', (size) => {
  const bytes = new Uint8Array(size).map((_, i) => (i * 167 + (i >> 3)) & 0xff);
  const words = new Uint32Array(bytes.buffer, 0, size >> 2);
  expect(adler32(bytes, words, 0, size)).toBe(reference(bytes));
});

test('the highest sums do not overflow', () => {
  const bytes = new Uint8Array(50_000).fill(255);
  expect(adler32(bytes, new Uint32Array(bytes.buffer), 0, bytes.length)).toBe(reference(bytes));
});
