import { encodeUtf8 } from '@touchstone/kernel/bytes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSections } from './manifest-file.ts';

const read = (text: string) =>
  readSections(encodeUtf8(text)).map(({ name, at, bytes, attributes }) => ({
    name,
    at,
    bytes,
    attributes: Object.fromEntries(attributes),
  }));

describe('readSections', () => {
  test.each([
    ['nothing', '', []],
    ['only blank lines', '\r\n\n\r', []],
    ['one section', 'A: b\r\n\r\n', [{ name: undefined, at: 0, bytes: 8, attributes: { a: 'b' } }]],
    ['no line end at the end', 'A: b', [{ name: undefined, at: 0, bytes: 4, attributes: { a: 'b' } }]],
    ['lines that end in CR', 'A: b\rC: d\r\r', [{ name: undefined, at: 0, bytes: 11, attributes: { a: 'b', c: 'd' } }]],
    ['a line that goes on', 'A: b\n c\n  d\n\n', [{ name: undefined, at: 0, bytes: 13, attributes: { a: 'bc d' } }]],
    ['a section that starts with a blank', ' A: b\n\n', [{ name: undefined, at: 0, bytes: 7, attributes: { ' a': 'b' } }]],
    ['blanks at the ends belong to the value', 'Name:  x \n\n', [{ name: ' x ', at: 0, bytes: 11, attributes: { name: ' x ' } }]],
    ['a name that does not come first', 'A: b\nName: x\n\n', [{ name: undefined, at: 0, bytes: 14, attributes: { a: 'b', name: 'x' } }]],
    ['an attribute twice: the first counts', 'A: b\na: c\n\n', [{ name: undefined, at: 0, bytes: 11, attributes: { a: 'b' } }]],
    ['no colon', 'A\n\n', [{ name: undefined, at: 0, bytes: 3, attributes: { a: '' } }]],
    [
      'the blank line belongs to the section, further ones to none',
      'A: b\n\n\n\nName: x\n\n',
      [
        { name: undefined, at: 0, bytes: 6, attributes: { a: 'b' } },
        { name: 'x', at: 8, bytes: 9, attributes: { name: 'x' } },
      ],
    ],
  ])('%s', (_name, text, sections) => expect(read(text)).toEqual(sections));

  test('a character broken over two lines is one character', () => {
    const [first = 0, ...more] = encodeUtf8('汉');
    const file = Uint8Array.of(...encodeUtf8('Name: '), first, 13, 10, 32, ...more, 13, 10);
    expect(readSections(file)[0]?.name).toBe('汉');
  });

  test('sections of any bytes lie in the file, one after the other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        let end = 0;
        for (const section of readSections(bytes.map((byte) => [0x0d, 0x0a, 0x20, 0x3a, 0x41][byte % 5]!))) {
          expect(section.at).toBeGreaterThanOrEqual(end);
          end = section.at + section.bytes;
        }
        expect(end).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 300 },
    );
  });
});
