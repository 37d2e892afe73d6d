import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadAsn1, type BerValue, childrenOf, oidOf, readBer } from './ber.ts';
import { encodeDer } from './encode-der.ts';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe('readBer', () => {
  test.each([
    ['short length', '020105', 0x02, '05'],
    ['long length where a short one would do', '02820001' + '05', 0x02, '05'],
    ['indefinite length', '30800201050000', 0x30, '020105'],
    ['indefinite in indefinite', '30803080020105' + '0000' + '0000', 0x30, '30800201050000'],
    ['indefinite, primitive', '0480aabb0000', 0x04, 'aabb'],
    ['what follows is ignored', '020105ffff', 0x02, '05'],
    ['high tag number', 'bf8148020500', 0xbf | (200 << 8), '0500'],
  ])('%s', (_name, hex, tag, contents) => {
    expect(readBer(bytes(hex))).toMatchObject({ tag, contents: bytes(contents) });
  });

  test.each([
    ['nothing', ''],
    ['no length', '02'],
    ['length past the end', '0205'],
    ['length of 4 GiB', '0284ffffffff'],
    ['length of 100 octets', `02e4${'01'.repeat(100)}`],
    ['indefinite without end', '3080020105'],
    ['endless tag number', `bf${'ff'.repeat(20)}`],
  ])('%s is refused', (_name, hex) => expect(() => readBer(bytes(hex))).toThrow(BadAsn1));

  test('a thousand indefinite values in each other are refused', () => {
    expect(() => readBer(bytes('3080'.repeat(1000)))).toThrow(BadAsn1);
  });
});

test.each([
  ['2a864886f70d010101', '1.2.840.113549.1.1.1'],
  ['550403', '2.5.4.3'],
  ['8837', '2.999'],
])('identifier %s', (hex, text) => expect(oidOf(readBer(encodeDer(6, bytes(hex))))).toBe(text));

test.each(['', '80', '2a86', `${'ff'.repeat(20)}01`])('identifier %s is refused', (hex) =>
  expect(() => oidOf(readBer(encodeDer(6, bytes(hex))))).toThrow(BadAsn1),
);

test('what is encoded is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (parts) => {
      const value = readBer(encodeDer(0x30, ...parts.map((part) => encodeDer(0x04, part))));
      expect(childrenOf(value).map((child) => child.contents)).toEqual(parts);
    }),
    { numRuns: 100 },
  );
});

test('any bytes are read or refused, and values lie inside one another', () => {
  const walk = (value: BerValue, depth: number): void => {
    expect(value.contents.length).toBeLessThan(value.encoded.length);
    if (depth < 20) for (const child of tryChildren(value)) walk(child, depth + 1);
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      const value = attempt(() => readBer(data));
      if (value !== undefined) walk(value, 0);
    }),
    { numRuns: 500 },
  );
});

const tryChildren = (value: BerValue): readonly BerValue[] => attempt(() => childrenOf(value)) ?? [];

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadAsn1) return undefined;
    throw error;
  }
}
