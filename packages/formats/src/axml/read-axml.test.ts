import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles } from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AxmlDocument, frameworkAttribute, isOutOfOrder, plainAttribute, plainText, readAxml } from './index.ts';

const u16 = (n: number) => [n & 255, (n >> 8) & 255];
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];
const NONE = 0xffff_ffff;

const STRINGS = [
  'name',
  'exported',
  'manifest',
  'application',
  '',
  'http://schemas.android.com/apk/res/android',
  'package',
  'cn.example',
  'decoy',
];
const [NAME, EXPORTED, MANIFEST, APPLICATION, EMPTY, ANDROID, PACKAGE, CN_EXAMPLE, DECOY] = STRINGS.keys();

const chunk = (type: number, header: readonly number[], body: readonly number[] = [], size?: number, headerSize?: number) => [
  ...u16(type),
  ...u16(headerSize ?? 8 + header.length),
  ...u32(size ?? 8 + header.length + body.length),
  ...header,
  ...body,
];

const pool = (strings: readonly string[] = STRINGS) => {
  const data = strings.map((text) => [...u16(text.length), ...Array.from(text, (c) => u16(c.charCodeAt(0))).flat(), 0, 0]);
  const offsets = data.map((_, i) => data.slice(0, i).flat().length);
  const body = [...offsets.flatMap(u32), ...data.flat()];
  const padded = [...body, ...Array.from({ length: (4 - (body.length % 4)) % 4 }, () => 0)];
  return chunk(1, [...u32(strings.length), ...u32(0), ...u32(0), ...u32(28 + strings.length * 4), ...u32(0)], padded);
};

const resourceMap = (...ids: number[]) => chunk(0x0180, [], ids.flatMap(u32));
const IDS = resourceMap(0x01010003, 0x01010010);

interface Attribute {
  readonly name?: number | undefined;
  readonly namespace?: number | undefined;
  readonly raw?: number | undefined;
  readonly type?: number;
  readonly data?: number | undefined;
}
const attribute = ({ name = NONE, namespace = NONE, raw = NONE, type = 3, data = 0 }: Attribute) => [
  ...u32(namespace),
  ...u32(name),
  ...u32(raw),
  ...u16(8),
  0,
  type,
  ...u32(data),
];

interface Lies {
  readonly start?: number;
  readonly size?: number;
  readonly count?: number;
}
const start = (name: number | undefined, attributes: readonly Attribute[] = [], { start: from = 20, size = 20, count }: Lies = {}) =>
  chunk(
    0x0102,
    [...u32(7), ...u32(NONE)],
    [
      ...u32(NONE),
      ...u32(name ?? 0),
      ...u16(from),
      ...u16(size),
      ...u16(count ?? attributes.length),
      0,
      0,
      0,
      0,
      0,
      0,
      ...attributes.flatMap(attribute),
    ],
  );
const end = (name: number | undefined) => chunk(0x0103, [...u32(7), ...u32(NONE)], [...u32(NONE), ...u32(name ?? 0)]);
const text = (string: number | undefined) => chunk(0x0104, [...u32(7), ...u32(NONE)], [...u32(string ?? 0), ...u16(8), 0, 0, ...u32(0)]);

const file = (...parts: readonly number[][]) => Uint8Array.from(chunk(3, [], parts.flat()));
/** A file whose own header lies. */
const fileWith = (header: { type?: number; headerSize?: number; size?: number }, ...parts: readonly number[][]) =>
  Uint8Array.from(chunk(header.type ?? 3, [], parts.flat(), header.size, header.headerSize));

const manifest = [
  start(MANIFEST, [{ name: PACKAGE, raw: CN_EXAMPLE, data: CN_EXAMPLE }]),
  start(APPLICATION),
  end(APPLICATION),
  end(MANIFEST),
];
const codesOf = (bytes: Uint8Array) => readAxml(bytes).problems.map(({ code }) => code);
/** Names with their depth: `manifest 0`. */
const outline = (document: AxmlDocument) => document.elements.map(({ name, depth }) => `${name} ${depth}`);

/** Decodes everything there is. */
function walk(bytes: Uint8Array): number {
  const { value } = readAxml(bytes);
  let seen = 0;
  for (const element of value.elements) seen += element.attributes.length + element.children.length + element.text.length;
  return seen;
}

describe('readAxml', () => {
  test('elements, attributes and text', () => {
    const { value, problems } = readAxml(
      file(pool(), IDS, start(MANIFEST, [{ name: NAME, namespace: ANDROID, raw: DECOY, data: CN_EXAMPLE }]), text(DECOY), end(MANIFEST)),
    );
    expect(problems).toEqual([]);
    expect(value.root).toMatchObject({ name: 'manifest', namespace: undefined, depth: 0, line: 7, text: 'decoy' });
    expect(value.root?.attributes).toEqual([
      { id: 0x01010003, name: 'name', namespace: STRINGS[5], raw: 'decoy', value: { type: 3, data: 7 }, text: 'cn.example' },
    ]);
  });

  const junk = chunk(0x7777, [...u32(0), ...u32(0)]);
  test.each<[string, Uint8Array, string[]]>([
    ['as aapt writes it', file(pool(), IDS, ...manifest), []],
    ['a file type of 0x0008, which Android does not look at', fileWith({ type: 8 }, pool(), IDS, ...manifest), ['axml/wrong-file-type']],
    ['a file header of 16 bytes', fileWith({ headerSize: 16 }, u32(0), u32(0), pool(), ...manifest), []],
    ['a file header of 0 bytes', fileWith({ headerSize: 0 }, pool(), ...manifest), ['axml/file-header-size']],
    ['a file size past the end', fileWith({ size: 0xffff_fff0 }, pool(), ...manifest), ['axml/size-past-end']],
    ['a file size of 0', fileWith({ size: 0 }, pool(), ...manifest), ['axml/size-too-small']],
    ['a file size that hides all chunks', fileWith({ size: 8 }, pool(), ...manifest), ['axml/data-after-end']],
    ['data after the end', Uint8Array.from([...file(pool(), ...manifest), 1, 2, 3]), ['axml/data-after-end']],
    ['junk chunks between', file(pool(), junk, IDS, junk, ...manifest.flatMap((part) => [part, junk])), ['axml/unknown-chunk']],
    ['a second pool before the first element', file(pool(['x', 'y', 'z', 'z', 'z', 'z', 'z', 'z']), pool(), ...manifest), []],
    ['a second pool after the first element', file(pool(), manifest[0] ?? [], pool(['x']), ...manifest.slice(1)), ['axml/unknown-chunk']],
    ['end tags with other names', file(pool(), ...manifest.slice(0, 2), end(DECOY), end(DECOY)), ['axml/end-tag-mismatch']],
    ['no end tags', file(pool(), ...manifest.slice(0, 2)), ['axml/element-not-closed']],
    [
      'attributes that start past the end',
      file(pool(), start(MANIFEST, [], { start: 0xffff, count: 3 }), start(APPLICATION)),
      ['axml/attributes-past-end', 'axml/element-not-closed'],
    ],
    [
      '65,535 attributes of no size',
      file(pool(), start(MANIFEST, [], { size: 0, count: 65_535 }), start(APPLICATION), end(0), end(0)),
      ['axml/attribute-size', 'axml/end-tag-mismatch'],
    ],
  ])('%s', (_name, bytes, codes) => {
    expect(outline(readAxml(bytes).value)).toEqual(['manifest 0', 'application 1']);
    expect([...new Set(codesOf(bytes))]).toEqual(codes);
  });

  test.each<[string, Uint8Array, string[]]>([
    ['nothing', new Uint8Array(0), ['axml/too-short']],
    ['a header alone', fileWith({}), ['axml/no-root']],
    ['a chunk of size zero', file(pool(), chunk(0x0102, [], [], 0), ...manifest), ['axml/chunk-size-too-small', 'axml/no-root']],
    ['a chunk of four bytes', file(pool(), chunk(0x7777, [], [], 4), ...manifest), ['axml/chunk-size-too-small', 'axml/no-root']],
  ])('%s has no root', (_name, bytes, codes) => {
    const problems = codesOf(bytes);
    expect(readAxml(bytes).value.root).toBeUndefined();
    for (const code of codes) expect(problems).toContain(code);
  });

  test('a chunk of size zero inside keeps what came before', () => {
    const bytes = file(pool(), manifest[0] ?? [], chunk(0x0102, [], [], 0), manifest[1] ?? []);
    expect(outline(readAxml(bytes).value)).toEqual(['manifest 0']);
    expect(codesOf(bytes)).toEqual(['axml/chunk-size-too-small', 'axml/element-not-closed']);
  });

  test('an end tag too many closes the manifest: what follows is another root', () => {
    const { value, problems } = readAxml(file(pool(), start(MANIFEST), end(MANIFEST), end(MANIFEST), start(APPLICATION), end(APPLICATION)));
    expect(outline(value)).toEqual(['manifest 0', 'application 0']);
    expect(problems.map(({ code }) => code)).toEqual(['axml/end-without-start', 'axml/second-root']);
  });

  test('200,000 levels of nesting are read without recursion', () => {
    const level = start(APPLICATION);
    const body = new Uint8Array(level.length * 200_000);
    for (let i = 0; i < 200_000; i++) body.set(level, i * level.length);
    const head = file(pool(), start(MANIFEST));
    const bytes = new Uint8Array(head.length + body.length);
    bytes.set(head);
    bytes.set(body, head.length);
    new DataView(bytes.buffer).setUint32(4, bytes.length, true);
    const { value } = readAxml(bytes);
    expect(value.elements).toHaveLength(200_001);
    expect(value.elements.at(-1)?.depth).toBe(200_000);
  });

  test('attributes that overlap are bounded by the size of the file', () => {
    const bytes = file(
      pool(),
      ...Array.from({ length: 50 }, () =>
        start(
          MANIFEST,
          Array.from({ length: 100 }, () => ({})),
          { size: 1, count: 2_000 },
        ),
      ),
    );
    expect(readAxml(bytes).problems.map(({ code }) => code)).toContain('axml/too-many-attributes');
    expect(walk(bytes)).toBeLessThan(bytes.length);
  });

  test('texts that all point at one long string are bounded by the size of the file', () => {
    const bytes = file(pool(['x'.repeat(2_000)]), start(0), ...Array.from({ length: 500 }, () => text(0)));
    expect(readAxml(bytes).value.root?.text.length).toBeLessThanOrEqual(bytes.length);
    expect(codesOf(bytes)).toContain('axml/text-too-long');
  });
});

describe('looking up attributes', () => {
  const read = (attributes: readonly Attribute[], ids: readonly number[] = IDS) => {
    const { value } = readAxml(file(pool(), [...ids], start(MANIFEST, attributes)));
    if (value.root === undefined) throw new Error('no root');
    return { document: value, root: value.root };
  };
  const name = ({ document, root }: ReturnType<typeof read>) => frameworkAttribute(document, root, 'name');

  test.each<[string, readonly Attribute[], readonly number[], string | undefined]>([
    ['by id, whatever the namespace is', [{ name: NAME, namespace: DECOY, data: CN_EXAMPLE }], IDS, 'cn.example'],
    ['by id, without a namespace', [{ name: NAME, data: CN_EXAMPLE }], IDS, 'cn.example'],
    ['by id, whatever the name is', [{ name: EXPORTED, data: CN_EXAMPLE }], resourceMap(1, 0x01010003), 'cn.example'],
    [
      'the first of two',
      [
        { name: NAME, data: CN_EXAMPLE },
        { name: NAME, data: DECOY },
      ],
      IDS,
      'cn.example',
    ],
    ['not by name when there are ids', [{ name: NAME, namespace: ANDROID, data: DECOY }], resourceMap(1), undefined],
    [
      'by name when there are none',
      [
        { name: NAME, data: DECOY },
        { name: NAME, namespace: ANDROID, data: CN_EXAMPLE },
      ],
      [],
      'cn.example',
    ],
    ['by name alone when there is no namespace either', [{ name: NAME, data: CN_EXAMPLE }], [], 'cn.example'],
  ])('%s', (_name, attributes, ids, expected) => {
    expect(name(read(attributes, ids))?.text).toBe(expected);
  });

  test('a stripped name is shown as the public one', () => {
    const { value } = readAxml(file(pool(['', '', 'manifest']), IDS, start(MANIFEST, [{ name: NAME, data: EMPTY }])));
    expect(value.root?.attributes[0]?.name).toBe('name');
  });

  test('package: without a namespace first, and as it stood in the source', () => {
    const { root } = read([
      { name: PACKAGE, namespace: ANDROID, data: DECOY },
      { name: PACKAGE, raw: CN_EXAMPLE, data: DECOY },
    ]);
    expect(plainText(plainAttribute(root, 'package'))).toBe('cn.example');
  });

  test('an attribute after one with a higher id is out of order', () => {
    expect(isOutOfOrder(read([{ name: EXPORTED }, { name: NAME }]).root)).toBe(true);
    expect(isOutOfOrder(read([{ name: NAME }, { name: PACKAGE }, { name: EXPORTED }]).root)).toBe(false);
  });
});

describe('real manifests', () => {
  const manifests = sampleFiles('AndroidManifest.xml');

  test.each(manifests)('$apk has no problems and ends every element', ({ bytes }) => {
    const { value, problems } = readAxml(bytes);
    expect(value.root?.name).toBe('manifest');
    expect(walk(bytes)).toBeGreaterThan(10);
    expect(problems).toEqual([]);
  });

  test.each(manifests)('$apk, cut off anywhere', ({ bytes }) => {
    const step = Math.ceil(bytes.length / 4_000);
    for (let length = 0; length < bytes.length; length += step) {
      expect(readAxml(bytes.subarray(0, length)).problems.length).toBeGreaterThan(0);
      walk(bytes.subarray(0, length));
    }
  });

  test.each(manifests.filter(({ bytes }) => bytes.length < 20_000))('$apk with changed bytes', ({ bytes }) => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(0, 255)));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const mutated = bytes.slice();
        for (const [at, byte] of changes) mutated[at] = byte;
        expect(walk(mutated)).toBeLessThan(bytes.length * 4);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile files', () => {
  const folder = join(import.meta.dirname, '../../../../corpus/hostile');
  const names = readdirSync(folder).filter((name) => /^axml-.*\.bin$/.test(name));

  test.each(names)('%s is read to an end and reported', (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    walk(bytes);
    expect(readAxml(bytes).problems.length).toBeGreaterThan(0);
  });
});
