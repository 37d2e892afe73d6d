import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { lyingBomb, overlappingBomb } from './bomb.ts';
import type { ZipEntry } from './entry.ts';
import { zip } from './zip.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

interface Read {
  readonly name: string;
  readonly localName: string;
  readonly method: number;
  readonly dataAt: number;
  readonly told: number;
  readonly data: string;
}

/** The directory read as the specification says, nothing forgiven: offsets from the start, sizes from the directory. */
function read(bytes: Uint8Array): readonly Read[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const localName = view.getUint16(local + 26, true);
    const dataAt = local + 30 + localName + view.getUint16(local + 28, true);
    const method = view.getUint16(at + 10, true);
    const stream = bytes.subarray(dataAt, dataAt + view.getUint32(at + 20, true));
    const entry = {
      name: text(bytes.subarray(at + 46, at + 46 + nameLength)),
      localName: text(bytes.subarray(local + 30, local + 30 + localName)),
      method,
      dataAt,
      told: view.getUint32(at + 24, true),
      data: text(method === 8 ? inflateRawSync(stream) : stream),
    };
    at += 46 + nameLength + extraLength + commentLength;
    return entry;
  });
}

describe('zip', () => {
  test('entries come back, deflated or stored by their name', () => {
    const entries = read(
      zip([
        { name: 'a.txt', data: 'aaaa' },
        { name: 'resources.arsc', data: 'table' },
      ]),
    );
    expect(entries.map(({ name, method, data }) => [name, method, data])).toEqual([
      ['a.txt', 8, 'aaaa'],
      ['resources.arsc', 0, 'table'],
    ]);
  });

  test.each<[string, ZipEntry, number]>([
    ['a stored file', { name: 'x.png', data: 'x' }, 4],
    ['a library', { name: 'lib/x86/liba.so', data: 'x' }, 16384],
    ['what is asked for', { name: 'x.png', data: 'x', align: 4096 }, 4096],
  ])('%s is aligned', (_name, entry, alignment) => {
    const [, second] = read(zip([{ name: 'first', data: 'odd' }, entry]));
    expect(second!.dataAt % alignment).toBe(0);
  });

  test('a descriptor follows the data and the local header keeps silent', () => {
    const bytes = zip([{ name: 'a', data: 'aaaa', method: 'stored', descriptor: 'signed' }]);
    const view = new DataView(bytes.buffer);
    expect([view.getUint16(6, true), view.getUint32(18, true), view.getUint32(22, true)]).toEqual([8, 0, 0]);
    expect(view.getUint32(read(bytes)[0]!.dataAt + 4, true)).toBe(0x08074b50);
  });

  test('zip64 hides sizes and offset behind the extra field and the end behind its own', () => {
    const bytes = zip([{ name: 'a', data: 'aaaa', zip64: true }], { zip64: true });
    const view = new DataView(bytes.buffer);
    const locator = bytes.length - 42;
    expect(view.getUint32(locator, true)).toBe(0x07064b50);
    const end64 = Number(view.getBigUint64(locator + 8, true));
    expect(view.getUint32(end64, true)).toBe(0x06064b50);
    const directory = Number(view.getBigUint64(end64 + 48, true));
    expect(view.getUint32(directory + 24, true)).toBe(0xffffffff);
    expect(view.getBigUint64(directory + 46 + 1 + 4, true)).toBe(4n);
  });

  test('lies are told where they were asked for and nowhere else', () => {
    const [entry] = read(zip([{ name: 'a', localName: '../b', data: 'aaaa', central: { uncompressedSize: 7 } }]));
    expect(entry).toMatchObject({ name: 'a', localName: '../b', told: 7, data: 'aaaa' });
  });

  test('ghosts: one without a directory record, one listed twice', () => {
    const bytes = zip(
      [
        { name: 'a', data: '1' },
        { name: 'ghost', data: '2', only: 'local' },
      ],
      { directoryOrder: [0, 1, 0] },
    );
    expect(read(bytes).map(({ name }) => name)).toEqual(['a', 'a']);
    expect(text(bytes)).toContain('ghost');
  });

  test('entries of an overlapping bomb share one stream', () => {
    const entries = read(zip(overlappingBomb(3, 5000)));
    expect(new Set(entries.map(({ dataAt }) => dataAt)).size).toBe(1);
    expect(entries.map(({ data }) => data.length)).toEqual([5000, 5000, 5000]);
  });

  test('a bomb that lies admits to less than it inflates to', () => {
    const [entry] = read(zip([lyingBomb('a', 100_000, 10)]));
    expect([entry!.told, entry!.data.length]).toEqual([10, 100_000]);
  });

  test('junk before: offsets count from the file, or from the first header', () => {
    const before = new Uint8Array(100);
    expect(read(zip([{ name: 'a', data: 'x' }], { before }))[0]!.name).toBe('a');
    expect(read(zip([{ name: 'a', data: 'x' }], { before, offsetsIgnorePrefix: true }).subarray(100))[0]!.name).toBe('a');
  });
});
