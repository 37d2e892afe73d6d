import { describe, expect, test } from 'vitest';
import { axml } from './axml.ts';
import { parseXml, xml } from './xml.ts';

const u2 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer).getUint16(at, true);
const u4 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer).getUint32(at, true);

/** Type and offset of each chunk inside the document; sizes must add up. */
function chunks(bytes: Uint8Array): readonly (readonly [type: number, at: number])[] {
  const found: (readonly [number, number])[] = [];
  let at = 8;
  while (at < bytes.length) {
    found.push([u2(bytes, at), at]);
    at += u4(bytes, at + 4);
  }
  expect(at).toBe(bytes.length);
  return found;
}

/** Type and data of every attribute's value, in file order. */
function values(bytes: Uint8Array): readonly (readonly [type: number, data: number])[] {
  return chunks(bytes)
    .filter(([type]) => type === 0x0102)
    .flatMap(([, at]) =>
      Array.from({ length: u2(bytes, at + 28) }, (_, i) => {
        const attribute = at + 36 + i * u2(bytes, at + 26);
        return [bytes[attribute + 15]!, u4(bytes, attribute + 16)] as const;
      }),
    );
}

describe('axml', () => {
  test('pool, resource map, namespace, element, both ends', () => {
    const bytes = axml('<manifest package="a.b" android:versionCode="3"/>');
    expect(chunks(bytes).map(([type]) => type)).toEqual([0x0001, 0x0180, 0x0100, 0x0102, 0x0103, 0x0101]);
    expect(u4(bytes, 4)).toBe(bytes.length);
  });

  test('attributes ascend by resource id, which the map repeats', () => {
    const bytes = axml(xml('a', { 'android:icon': 2, 'android:name': 'x', 'android:label': 'y', plain: 'z' }));
    const map = chunks(bytes)[1]![1];
    expect([0, 1, 2].map((i) => u4(bytes, map + 8 + i * 4))).toEqual([0x01010001, 0x01010002, 0x01010003]);
    const element = chunks(bytes)[3]![1];
    expect([0, 1, 2].map((i) => u4(bytes, element + 36 + i * 20 + 4))).toEqual([0, 1, 2]);
  });

  test.each([
    ['true', 'android:exported', [0x12, 0xffffffff]],
    ['12', 'android:versionCode', [0x10, 12]],
    ['-1', 'android:priority', [0x10, 0xffffffff]],
    ['0x20', 'android:value', [0x11, 0x20]],
    ['#ff0000', 'android:value', [0x1d, 0xffff0000]],
    ['#f00', 'android:value', [0x1f, 0xffff0000]],
    ['16dp', 'android:padding', [0x05, 0x1001]],
    ['1.5sp', 'android:textSize', [0x05, 0xc00022]],
    ['@0x7f010000', 'android:label', [0x01, 0x7f010000]],
    ['?0x01010030', 'android:background', [0x02, 0x01010030]],
    ['@string/x', 'android:label', [0x01, 0x7f010005]],
    ['orientation|screenSize', 'android:configChanges', [0x11, 0x480]],
    ['singleTask', 'android:launchMode', [0x10, 2]],
  ])('%s in %s', (text, name, expected) => {
    expect(values(axml(xml('a', { [name]: text }), { resolve: (r) => (r === 'string/x' ? 0x7f010005 : undefined) }))).toEqual([expected]);
  });

  test('a version name stays text though it looks like a number', () => {
    expect(values(axml(xml('a', { 'android:versionName': '1' })))[0]![0]).toBe(0x03);
  });

  test('lies: empty names, no namespaces, wide attributes, an inserted chunk', () => {
    const tree = xml('a', { 'android:label': 'y' });
    const stripped = axml(tree, { encoding: 'utf16', lies: { namesStripped: true } });
    expect(Buffer.from(stripped).toString('utf16le')).not.toContain('label');
    expect(chunks(axml(tree, { lies: { namespacesStripped: true } })).map(([type]) => type)).toEqual([1, 0x0180, 0x0102, 0x0103]);
    expect(values(axml(tree, { lies: { attributeSize: 24 } }))[0]![0]).toBe(0x03);
    const junk = Uint8Array.of(0x77, 0x07, 8, 0, 8, 0, 0, 0);
    expect(chunks(axml(tree, { lies: { inserted: [{ before: 2, bytes: junk }] } }))[2]![0]).toBe(0x0777);
  });

  test.each([
    ['<a android:nope="1"/>', 'attribute ids'],
    ['<a android:label="@string/none"/>', 'no resource is called'],
    ['<a x:y="1"/>', 'prefix'],
    ['<a><b></a>', 'closes'],
    ['<a b=1/>', 'not XML'],
  ])('%s is refused', (source, message) => {
    expect(() => axml(source)).toThrow(message);
  });

  test('text, comments and entities', () => {
    expect(parseXml('<?xml version="1.0"?><!-- c --><a b="1 &lt; 2">x<c/></a>')).toEqual({
      name: 'a',
      attributes: { b: '1 < 2' },
      children: ['x', { name: 'c', attributes: {}, children: [] }],
    });
  });
});
