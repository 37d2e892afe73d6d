import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameworkAttribute, readAxml } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...Array.from(text, (c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]).flat()]);
const SOURCE = `<?xml version="1.0"?>
<!-- <x> -->
<manifest package='cn.example'>
  <application android:label="试 &amp; 金&#x77f3;" android:name="a>b"/>
</manifest>`;

describe('XML as text', () => {
  test.each([
    ['UTF-8', utf8(SOURCE)],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(SOURCE)])],
    ['UTF-16', utf16(SOURCE)],
  ])('%s', (_name, bytes) => {
    const { value, problems } = readAxml(bytes);
    expect(problems.map(({ code }) => code)).toEqual(['axml/text-xml']);
    expect(value.elements.map(({ name, depth, line }) => [name, depth, line])).toEqual([
      ['manifest', 0, 3],
      ['application', 1, 4],
    ]);
    const [application] = value.root?.children ?? [];
    if (application === undefined) throw new Error('no application');
    expect(frameworkAttribute(value, application, 'label')?.text).toBe('试 & 金石');
    expect(frameworkAttribute(value, application, 'name')?.text).toBe('a>b');
  });

  test('a tag without an end keeps what came before', () => {
    const { value, problems } = readAxml(utf8('<manifest package="a"><application android:name="b'));
    expect(value.elements.map(({ name }) => name)).toEqual(['manifest']);
    expect(problems.map(({ code }) => code)).toEqual(['axml/text-xml', 'axml/chunk-cut-off']);
  });

  test.each([
    ['open quotes', `<a ${'b="<'.repeat(1_000_000)}`, 0],
    ['one long name', `<a ${'b'.repeat(4_000_000)}/>`, 1],
    ['one long value', `<a b="${'c'.repeat(4_000_000)}"/>`, 1],
    ['blanks', `<a${' '.repeat(4_000_000)}b${' '.repeat(4_000_000)}/>`, 1],
    ['tags on one line', `<a>${'<b/>'.repeat(300_000)}`, 300_001],
    ['comments that do not end', `<a/>${'<!--'.repeat(1_000_000)}`, 1],
  ])('millions of %s are passed once', (_name, text, count) => {
    expect(readAxml(utf8(text)).value.elements).toHaveLength(count);
  });

  test('every piece of it is read to an end', () => {
    for (let length = 0; length < SOURCE.length; length++) readAxml(utf8(SOURCE.slice(0, length)));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<', '>', '"', "'", '/', 'a', '=', ' ', '!--', '-->', '&#9;', '?')), (parts) => {
        expect(readAxml(utf8(`<a>${parts.join('')}`)).problems[0]?.code).toMatch(/^axml\//);
      }),
      { numRuns: 200 },
    );
  });
});
