import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateRaw } from './inflate.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const words = Buffer.from('one two three '.repeat(5000));

test.each([
  ['nothing', Buffer.alloc(0), {}],
  ['stored', words, { level: 0 }],
  ['fixed codes', words, { strategy: constants.Z_FIXED }],
  ['dynamic codes', words, { level: 9 }],
  ['literals only', words, { strategy: constants.Z_HUFFMAN_ONLY }],
  ['one byte again and again', Buffer.alloc(100_000, 7), {}],
] as const)('%s', (_, plain, options) => {
  const { bytes, ended } = inflateRaw(deflateRawSync(plain, options), plain.length, 1e6);
  expect(ended).toBe('end');
  expect(text(bytes)).toBe(text(plain));
});

/** Bits, the first written is the lowest of the first byte. */
const stream = (bits: string) => {
  const digits = bits.replaceAll(' ', '');
  return Uint8Array.from({ length: Math.ceil(digits.length / 8) }, (_, i) =>
    Number.parseInt([...digits.slice(i * 8, i * 8 + 8).padEnd(8, '0')].reverse().join(''), 2),
  );
};

describe('what zlib refuses', () => {
  test.each([
    ['a block of the fourth kind', '1 11'],
    ['a stored block whose lengths disagree', `1 00 00000 ${'10000000'.repeat(4)}`],
    ['a match before the start', '1 10 0000001 00000'],
    ['a length that does not exist', '1 10 11000110 00000'],
    ['a distance that does not exist', '1 10 00110000 0000001 11110'],
    ['too many literal codes', `1 01 11111 00000 0000 ${'0'.repeat(12)}`],
    ['codes of no length', `1 01 00000 00000 0000 ${'0'.repeat(12)}`],
    ['over-subscribed codes', `1 01 00000 00000 0000 ${'100'.repeat(4)}`],
  ])('%s', (_, bits) => {
    expect(inflateRaw(Buffer.concat([stream(bits), Buffer.alloc(20)]), 0, 1000).ended).toBe('corrupt');
  });
});

test('never gives more than the limit, and never asks for a buffer on the word of a header', () => {
  const bomb = deflateRawSync(Buffer.alloc(10_000_000), { level: 9 });
  const { bytes, ended } = inflateRaw(bomb, 2 ** 52, 12_345);
  expect([bytes.length, ended]).toEqual([12_345, 'limit']);
  expect(bytes.buffer.byteLength).toBeLessThan(100_000);
  expect(inflateRaw(new Uint8Array(0), 2 ** 52, 2 ** 52).bytes.buffer.byteLength).toBeLessThan(10_000);
});
