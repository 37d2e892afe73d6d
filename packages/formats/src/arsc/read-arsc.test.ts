import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles } from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, type ResourceTable, readArsc, resourceId } from './index.ts';

const u16 = (n: number) => [n & 255, (n >> 8) & 255];
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];

const chunk = (type: number, header: readonly number[], body: readonly number[] = [], size?: number) => [
  ...u16(type),
  ...u16(8 + header.length),
  ...u32(size ?? 8 + header.length + body.length),
  ...header,
  ...body,
];

const padded = (bytes: readonly number[], to: number) => [...bytes, ...Array.from({ length: Math.max(to - bytes.length, 0) }, () => 0)];
const units = (text: string) => Array.from({ length: text.length }, (_, i) => u16(text.charCodeAt(i))).flat();

const pool = (...strings: readonly string[]) => {
  const data = strings.map((text) => [...u16(text.length), ...units(text), 0, 0]);
  const offsets = data.map((_, i) => data.slice(0, i).flat().length);
  const body = [...offsets.flatMap(u32), ...data.flat()];
  return chunk(
    1,
    [...u32(strings.length), ...u32(0), ...u32(0), ...u32(28 + strings.length * 4), ...u32(0)],
    padded(body, body.length + (body.length % 4)),
  );
};

/** A configuration of 64 bytes with some of them set, or of whatever size the first word says. */
const configuration = (set: Readonly<Record<number, readonly number[]>> = {}, size = 64) => {
  const bytes = padded(u32(size), size);
  for (const [at, values] of Object.entries(set)) bytes.splice(Number(at), values.length, ...values);
  return bytes;
};

interface Type {
  readonly rows: readonly number[];
  readonly count?: number;
  readonly flags?: number;
  readonly entries?: readonly number[];
  readonly entriesStart?: number;
  readonly config?: readonly number[];
  readonly id?: number;
}
const type = ({ rows, entries = [], config = configuration(), id = 1, flags = 0, ...lies }: Type) => {
  const start = lies.entriesStart ?? 20 + config.length + rows.length;
  return chunk(0x0201, [id, flags, 0, 0, ...u32(lies.count ?? rows.length / 4), ...u32(start), ...config], [...rows, ...entries]);
};

const simple = (data: number, valueType = 3, key = 0) => [...u16(8), ...u16(0), ...u32(key), ...u16(8), 0, valueType, ...u32(data)];
const bag = (items: readonly (readonly [name: number, data: number])[], count = items.length) => [
  ...[...u16(16), ...u16(1), ...u32(1), ...u32(0x7f02_0000), ...u32(count)],
  ...items.flatMap(([name, data]) => [...u32(name), ...u16(8), 0, 0x10, ...u32(data)]),
];

interface Lies {
  readonly id?: number;
  readonly typeIdOffset?: number;
}
const packaged = (parts: readonly number[][], { id = 0x7f, typeIdOffset = 0 }: Lies = {}) => {
  const [types, keys] = [pool('string', 'array'), pool('app_name', 'list')];
  const header = [
    ...u32(id),
    ...padded(units('cn.example'), 256),
    ...u32(288),
    ...u32(2),
    ...u32(288 + types.length),
    ...u32(2),
    ...u32(typeIdOffset),
  ];
  return chunk(0x0200, header, [...types, ...keys, ...parts.flat()]);
};
const GLOBAL = pool('试金石', 'Touchstone');
const table = (...parts: readonly number[][]) => Uint8Array.from(chunk(2, u32(1), parts.flat()));
const tableOf = (...parts: readonly number[][]) => table(GLOBAL, packaged(parts));

const codesOf = (bytes: Uint8Array) => readArsc(bytes).problems.map(({ code }) => code);
const show = (value: ResourceTable, entry: Entry | undefined) =>
  entry === undefined
    ? undefined
    : entry.bag === undefined
      ? (value.strings.at(entry.value?.data ?? -1) ?? entry.value)
      : [...entry.bag.items()];

/** `id key qualifier value` of every entry. */
function list(value: ResourceTable): unknown[] {
  const lines: unknown[] = [];
  for (const { id, keys, types } of value.packages) {
    for (const [typeId, { name, tables }] of types) {
      for (const entries of tables) {
        for (const [index, entry] of entries.entries()) {
          const hex = resourceId(id, typeId, index).toString(16);
          lines.push([hex, `${name}/${keys.at(entry.key)}`, entries.configuration.qualifier, show(value, entry)]);
        }
      }
    }
  }
  return lines;
}

describe('readArsc', () => {
  const zh = configuration({ 8: [0x7a, 0x68], 10: [0x43, 0x4e] });

  test('values by configuration', () => {
    const bytes = tableOf(type({ rows: u32(0), entries: simple(1) }), type({ rows: u32(0), entries: simple(0), config: zh }));
    const { value, problems } = readArsc(bytes);
    expect(list(value)).toEqual([
      ['7f010000', 'string/app_name', '', 'Touchstone'],
      ['7f010000', 'string/app_name', 'zh-rCN', '试金石'],
    ]);
    expect(value.packages[0]?.name).toBe('cn.example');
    expect(problems).toEqual([]);
  });

  const compact = [...u16(1), ...u16(0x0308), ...u32(1)];
  test.each<[string, Type, readonly (readonly [number, unknown])[]]>([
    ['dense with a gap', { rows: [...u32(0xffff_ffff), ...u32(0)], entries: simple(1) }, [[1, 'Touchstone']]],
    [
      '16-bit offsets',
      { rows: [...u16(0xffff), ...u16(4)], count: 2, flags: 2, entries: [...simple(0), ...simple(1)] },
      [[1, 'Touchstone']],
    ],
    [
      'sparse',
      { rows: [...u16(7), ...u16(0), ...u16(900), ...u16(4)], count: 2, flags: 1, entries: [...simple(0), ...simple(1)] },
      [
        [7, '试金石'],
        [900, 'Touchstone'],
      ],
    ],
    ['compact', { rows: u32(0), entries: compact }, [[0, 'Touchstone']]],
    ['a number', { rows: u32(0), entries: simple(5, 0x10) }, [[0, { type: 0x10, data: 5 }]]],
    ['a bag', { rows: u32(0), entries: bag([[0x0100_0001, 5]]) }, [[0, [{ name: 0x0100_0001, value: { type: 0x10, data: 5 } }]]]],
  ])('%s', (_name, given, expected) => {
    const { value, problems } = readArsc(tableOf(type(given)));
    const entries = value.packages[0]?.types.get(1)?.tables[0];
    expect([...(entries?.entries() ?? [])].map(([index, entry]) => [index, show(value, entry)])).toEqual(expected);
    for (const [index, shown] of expected) expect(show(value, entries?.entryAt(index))).toEqual(shown);
    expect(entries?.entryAt(5)).toBeUndefined();
    expect(problems).toEqual([]);
  });

  test('types of a feature split begin after those of the base', () => {
    const { value } = readArsc(table(GLOBAL, packaged([type({ rows: u32(0), entries: simple(0) })], { typeIdOffset: 4 })));
    expect(list(value)).toEqual([['7f050000', 'string/app_name', '', '试金石']]);
  });

  test('a shared library has package 0 and names of libraries are kept', () => {
    const library = chunk(0x0203, u32(1), [...u32(2), ...padded(units('cn.lib'), 256)]);
    const { value } = readArsc(table(GLOBAL, packaged([library], { id: 0 })));
    expect(value.packages[0]).toMatchObject({ id: 0, libraries: [{ id: 2, name: 'cn.lib' }] });
  });

  const strings = type({ rows: u32(0), entries: simple(0) });
  test.each<[string, Uint8Array, string[]]>([
    ['a chunk of size zero', tableOf(strings, chunk(0x0201, [], [], 0), strings), ['arsc/chunk-size-too-small']],
    ['a chunk past the end', tableOf(strings, chunk(0x0202, [], [], 0xffff_fff0)), ['arsc/chunk-past-end']],
    ['a count of 4 billion', tableOf(type({ rows: u32(0), count: 0xffff_ffff, entries: simple(0) })), ['arsc/entry-count-past-end']],
    [
      'entries where the offsets are',
      tableOf(strings, type({ rows: u32(0xffff_ffff), entriesStart: 8 })),
      ['arsc/entries-overlap-offsets'],
    ],
    [
      'entries past the end',
      tableOf(strings, type({ rows: u32(0), entriesStart: 9_999 })),
      ['arsc/entries-past-end', 'arsc/entry-out-of-chunk'],
    ],
    ['an offset past the end', tableOf(type({ rows: [...u32(0), ...u32(0xffff_fff0)], entries: simple(0) })), ['arsc/entry-out-of-chunk']],
    ['a value past the end', tableOf(strings, type({ rows: u32(0), entries: simple(0).slice(0, 12) })), ['arsc/value-out-of-chunk']],
    ['two string pools', table(GLOBAL, pool('x'), packaged([strings])), ['arsc/second-string-pool']],
    ['fewer packages than said', Uint8Array.from(chunk(2, u32(9), [...GLOBAL, ...packaged([strings])])), ['arsc/package-count']],
    ['another file type', Uint8Array.from(chunk(9, u32(1), [...GLOBAL, ...packaged([strings])])), ['arsc/wrong-file-type']],
    ['data after the end', Uint8Array.from([...tableOf(strings), 1, 2, 3]), ['arsc/data-after-end']],
    ['staged aliases and overlayables', tableOf(chunk(0x0206, u32(0)), chunk(0x0204, []), strings), []],
    ['a chunk nobody knows', tableOf(chunk(0x0777, []), strings), ['arsc/unknown-chunk']],
    ['type 0', tableOf(type({ rows: [], id: 0 }), strings), ['arsc/type-header']],
  ])('%s', (_name, bytes, codes) => {
    const { value, problems } = readArsc(bytes);
    const lines = list(value);
    expect(lines[0]).toEqual(['7f010000', 'string/app_name', '', '试金石']);
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual(codes);
  });

  test('a bag of 4 billion items ends with its chunk', () => {
    const { value, problems } = readArsc(tableOf(type({ rows: u32(0), entries: bag([[1, 5]], 0xffff_ffff) })));
    expect(list(value)).toHaveLength(1);
    expect(value.packages[0]?.types.get(1)?.tables[0]?.entryAt(0)?.bag).toMatchObject({ count: 1, parent: 0x7f02_0000 });
    expect(problems[0]?.code).toBe('arsc/bag-past-end');
  });

  test('configurations of one type are bounded', () => {
    const empty = type({ rows: [], config: configuration({}, 4) });
    expect(codesOf(tableOf(...Array.from({ length: 4_001 }, () => empty)))).toEqual(['arsc/too-many-configurations']);
  });

  test.each([
    ['default', configuration(), ''],
    ['language', configuration({ 8: [0x7a, 0x68] }), 'zh'],
    ['region', zh, 'zh-rCN'],
    ['script', configuration({ 8: [0x7a, 0x68], 36: [0x48, 0x61, 0x6e, 0x73] }), 'b+zh+Hans'],
    ['script that was only worked out', configuration({ 8: [0x7a, 0x68], 36: [0x48, 0x61, 0x6e, 0x73], 52: [1] }), 'zh'],
    ['language of three letters, packed', configuration({ 8: [0xad, 0x05] }), 'fil'],
    ['region of three digits, packed', configuration({ 8: [0x65, 0x73], 10: [0xa4, 0x24] }), 'es-r419'],
    ['night, version', configuration({ 29: [0x20], 24: u16(21) }), 'night-v21'],
    ['screen', configuration({ 12: [2], 14: u16(640), 30: u16(600) }), 'sw600dp-land-xxxhdpi'],
    ['network', configuration({ 4: u16(460), 6: u16(0xffff) }), 'mcc460-mnc00'],
    ['right to left, round', configuration({ 28: [0x80], 48: [2] }), 'ldrtl-round'],
    ['only 28 bytes', configuration({ 8: [0x7a, 0x68], 24: u16(9) }, 28), 'zh-v9'],
    ['a size of zero', padded([], 64), ''],
    ['a size of 4 billion', configuration({ 0: u32(0xffff_ffff), 8: [0x7a, 0x68] }), 'zh'],
  ])('configuration: %s', (_name, config, qualifier) => {
    const { value } = readArsc(tableOf(type({ rows: u32(0), entries: simple(0), config })));
    expect(value.packages[0]?.types.get(1)?.tables[0]?.configuration.qualifier).toBe(qualifier);
  });
});

describe('real tables', () => {
  const tables = sampleFiles('resources.arsc');
  const small = tables.filter(({ bytes }) => bytes.length < 4_000);

  test.each(tables)('$apk has no problems', ({ bytes }) => {
    const { value, problems } = readArsc(bytes);
    list(value);
    expect(problems).toEqual([]);
  });

  test.each(small)('$apk, cut off at every byte', ({ bytes }) => {
    for (let length = 0; length < bytes.length; length++) {
      const { value, problems } = readArsc(bytes.subarray(0, length));
      list(value);
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  test.each(tables)('$apk, cut off here and there', ({ bytes }) => {
    for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 40)) list(readArsc(bytes.subarray(0, length)).value);
  });

  test.each(small)('$apk with changed bytes', ({ bytes }) => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(0, 255)));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const mutated = bytes.slice();
        for (const [at, byte] of changes) mutated[at] = byte;
        expect(list(readArsc(mutated).value).length).toBeLessThan(bytes.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile tables', () => {
  const folder = join(import.meta.dirname, '../../../../corpus/hostile');
  const names = readdirSync(folder).filter((name) => /^arsc-.*\.bin$/.test(name));

  test.each(names)('%s is read to an end and reported', (name) => {
    const { value, problems } = readArsc(new Uint8Array(readFileSync(join(folder, name))));
    list(value);
    expect(problems.length).toBeGreaterThan(0);
  });
});
