import { deflateRawSync } from 'node:zlib';
import { sourceOf } from '@touchstone/kernel/bytes';
import { inflateRaw } from '@touchstone/kernel/deflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEntry, readZip } from './index.ts';

/** A file to be packed, and the lies its headers tell. */
interface File {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  readonly method?: number;
  /** What is stored instead of the packed data. */
  readonly raw?: Uint8Array;
  readonly flags?: number;
  readonly crc32?: number;
  readonly sizeBytes?: number;
  readonly compressedBytes?: number;
  readonly headerOffset?: number;
  readonly extra?: Uint8Array;
  readonly local?: {
    readonly signature?: number;
    readonly name?: string;
    readonly method?: number;
    readonly flags?: number;
    readonly sizeBytes?: number;
    readonly compressedBytes?: number;
    readonly extra?: Uint8Array;
  };
}

interface Tail {
  /** Bytes before the first header that all offsets count. */
  readonly before?: Uint8Array;
  readonly count?: number;
  readonly directoryOffset?: number;
  readonly directoryBytes?: number;
  readonly comment?: Uint8Array;
  readonly commentBytes?: number;
  readonly zip64?: boolean;
}

const le = (bytes: number, value: number) => Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 0xff);
const raw = (data: string | Uint8Array) => (typeof data === 'string' ? Buffer.from(data) : data);
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function zipOf(files: readonly File[], tail: Tail = {}): Uint8Array {
  const before = tail.before ?? new Uint8Array(0);
  const parts: Uint8Array[] = [before];
  const directory: Uint8Array[] = [];
  let at = before.length;
  for (const file of files) {
    const data = raw(file.data ?? '');
    const method = file.method ?? 8;
    const packed = file.raw ?? (method === 8 ? deflateRawSync(data) : data);
    const name = raw(file.name);
    const { local = {}, extra = new Uint8Array(0), flags = 0 } = file;
    const crc = file.crc32 ?? crc32(data);
    const compressed = file.compressedBytes ?? packed.length;
    const size = file.sizeBytes ?? data.length;
    const localName = raw(local.name ?? name);
    const localExtra = local.extra ?? new Uint8Array(0);
    const header = join(
      le(4, local.signature ?? 0x04034b50),
      le(2, 20),
      le(2, local.flags ?? flags),
      le(2, local.method ?? method),
      le(4, 0),
      le(4, crc),
      le(4, local.compressedBytes ?? compressed),
      le(4, local.sizeBytes ?? size),
      le(2, localName.length),
      le(2, localExtra.length),
      localName,
      localExtra,
      packed,
    );
    directory.push(
      join(
        le(4, 0x02014b50),
        le(4, 20),
        le(2, flags),
        le(2, method),
        le(4, 0),
        le(4, crc),
        le(4, compressed),
        le(4, size),
        le(2, name.length),
        le(2, extra.length),
        new Uint8Array(10),
        le(4, file.headerOffset ?? at),
        name,
        extra,
      ),
    );
    parts.push(header);
    at += header.length;
  }
  const central = join(...directory);
  const count = tail.count ?? files.length;
  const offset = tail.directoryOffset ?? at;
  const bytes = tail.directoryBytes ?? central.length;
  const comment = tail.comment ?? new Uint8Array(0);
  const wide = join(
    le(4, 0x06064b50),
    le(8, 44),
    le(4, 0),
    le(8, 0),
    le(8, count),
    le(8, count),
    le(8, bytes),
    le(8, offset),
    le(4, 0x07064b50),
    le(4, 0),
    le(8, at + central.length),
    le(4, 1),
  );
  const full = tail.zip64 === true;
  const end = join(
    le(4, 0x06054b50),
    le(4, 0),
    le(2, full ? 0xffff : count),
    le(2, full ? 0xffff : count),
    le(4, full ? 0xffffffff : bytes),
    le(4, full ? 0xffffffff : offset),
    le(2, tail.commentBytes ?? comment.length),
    comment,
  );
  return join(...parts, central, full ? wide : new Uint8Array(0), end);
}

const MANIFEST: File = { name: 'AndroidManifest.xml', data: 'manifest '.repeat(20) };
const DEX: File = { name: 'classes.dex', data: 'dex\n035 '.repeat(30), method: 0 };

/** Everything that can be said about an archive: names, texts, and all problem codes. */
function look(bytes: Uint8Array, maxBytes = 1e6) {
  const source = sourceOf(bytes);
  const { value: zip, problems } = readZip(source);
  const read = zip.entries.map((entry) => readEntry(source, entry, inflateRaw, { maxBytes }, crc32));
  const codes = [...problems, ...read.flatMap((entry) => entry.problems)].map(({ code }) => code);
  return {
    zip,
    names: zip.entries.map(({ name }) => name),
    texts: read.map(({ value }) => Buffer.from(value).toString('latin1')),
    codes: [...new Set(codes)].sort(),
  };
}

const textOf = (file: File) => Buffer.from(raw(file.data ?? '')).toString('latin1');

test('a plain archive is read without a problem', () => {
  const bytes = zipOf([MANIFEST, DEX, { name: '资源/图.png', data: '' }]);
  const { zip, names, texts, codes } = look(bytes);
  expect(codes).toEqual([]);
  expect(names).toEqual(['AndroidManifest.xml', 'classes.dex', '资源/图.png']);
  expect(texts).toEqual([textOf(MANIFEST), textOf(DEX), '']);
  expect(zip.find('classes.dex')?.index).toBe(1);
  expect(zip.find('classes2.dex')).toBeUndefined();
  expect(zip.startOfArchive).toBe(0);
  expect(zip.eocdOffset).toBe(bytes.length - 22);
  expect(zip.endOffset).toBe(bytes.length);
  expect(zip.centralDirectoryOffset + zip.centralDirectoryBytes).toBe(zip.eocdOffset);
  expect(zip.eocd.length).toBe(22);
});

describe('what the end of an archive lies about', () => {
  const plain = zipOf([MANIFEST, DEX]);
  const fakeEnd = zipOf([], { directoryOffset: 7, count: 3, directoryBytes: 9 });
  test.each<[string, Uint8Array, string[]]>([
    ['a comment', zipOf([MANIFEST, DEX], { comment: Buffer.from('hello') }), []],
    ['the longest comment', zipOf([MANIFEST, DEX], { comment: new Uint8Array(65535) }), []],
    ['a comment that says it is longer', zipOf([MANIFEST, DEX], { commentBytes: 500 }), ['zip/comment-past-end']],
    [
      'a comment that says it is shorter',
      zipOf([MANIFEST, DEX], { comment: Buffer.from('hello'), commentBytes: 2 }),
      ['zip/bytes-after-end'],
    ],
    ['bytes after the end', join(plain, new Uint8Array(300)), ['zip/bytes-after-end']],
    ['more bytes after the end than a comment holds', join(plain, new Uint8Array(200_000)), ['zip/bytes-after-end']],
    ['bytes before the start', join(new Uint8Array(300), plain), ['zip/bytes-before-start']],
    [
      'bytes before the start that the offsets count',
      zipOf([MANIFEST, DEX], { before: Buffer.from('dex\n035\0') }),
      ['zip/bytes-before-start'],
    ],
    ['a whole archive before the start', join(zipOf([{ name: 'old', data: 'x' }]), plain), ['zip/bytes-before-start']],
    ['a fake end in the comment', zipOf([MANIFEST, DEX], { comment: fakeEnd }), ['zip/several-end-records']],
    [
      'a hundred fake ends in the comment',
      zipOf([MANIFEST, DEX], { comment: join(...Array(100).fill(fakeEnd)) }),
      ['zip/several-end-records'],
    ],
    ['zip64', zipOf([MANIFEST, DEX], { zip64: true }), []],
    ['a directory said to be empty', zipOf([MANIFEST, DEX], { directoryBytes: 0 }), ['zip/bytes-after-directory']],
    ['a directory said to be huge', zipOf([MANIFEST, DEX], { directoryBytes: 0xfffffff0 }), ['zip/directory-past-end']],
    ['a directory elsewhere', zipOf([MANIFEST, DEX], { directoryOffset: 3 }), ['zip/directory-offset-wrong']],
    ['a directory said to be past the end', zipOf([MANIFEST, DEX], { directoryOffset: 0x7fffffff }), ['zip/directory-offset-wrong']],
    ['more entries than there are', zipOf([MANIFEST, DEX], { count: 60_000 }), ['zip/central-header-damaged', 'zip/entry-count-too-large']],
  ])('%s', (_, bytes, wanted) => {
    const { names, texts, codes } = look(bytes);
    expect(codes).toEqual(wanted);
    expect(names).toEqual(['AndroidManifest.xml', 'classes.dex']);
    expect(texts).toEqual([textOf(MANIFEST), textOf(DEX)]);
  });

  test('entries after the count are not there for Android', () => {
    const { names, codes } = look(zipOf([MANIFEST, DEX], { count: 1 }));
    expect(names).toEqual(['AndroidManifest.xml']);
    expect(codes).toContain('zip/entry-count-too-small');
  });

  test('of two good ends the last decides', () => {
    const second = zipOf([{ name: 'new', data: 'y' }]);
    const { names, codes, zip } = look(join(plain, second));
    expect(names).toEqual(['new']);
    expect(zip.startOfArchive).toBe(plain.length);
    expect(codes).toEqual(['zip/bytes-before-start']);
  });

  test('no end, no archive', () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('PK'), new Uint8Array(100_000), Buffer.from('PK\x05\x06')]) {
      expect(look(bytes)).toMatchObject({ names: [], codes: ['zip/no-end-record'] });
    }
  });

  test('an end that points nowhere', () => {
    expect(look(fakeEnd)).toMatchObject({ names: [], codes: expect.arrayContaining(['zip/no-central-directory']) });
    expect(look(zipOf([])).codes).toEqual(['zip/no-entries']);
  });

  test('a damaged line of the directory costs only itself', () => {
    const bytes = zipOf([MANIFEST, DEX, { name: 'x', data: 'x' }]);
    bytes[look(bytes).zip.entries[1]!.centralOffset] = 0;
    const { names, codes } = look(bytes);
    expect(names).toEqual(['AndroidManifest.xml', 'x']);
    expect(codes).toContain('zip/central-header-damaged');
  });
});

describe('what the header of an entry lies about', () => {
  const target = (lies: Partial<File>): File => ({ ...MANIFEST, ...lies });
  test.each<[string, File, string[]]>([
    ['a data descriptor', target({ flags: 8, local: { sizeBytes: 0, compressedBytes: 0 } }), []],
    ['local sizes', target({ local: { sizeBytes: 5, compressedBytes: 0xfffffffe } }), ['zip/local-sizes-differ']],
    ['local name', target({ local: { name: 'other' } }), ['zip/local-name-differs']],
    ['local name of the same length', target({ local: { name: 'androidManifest.xml' } }), ['zip/local-name-differs']],
    ['local method', target({ local: { method: 0x1234 } }), ['zip/local-method-differs']],
    ['local flags', target({ local: { flags: 8 } }), ['zip/local-flags-differ']],
    ['local extra field', target({ local: { extra: new Uint8Array(4000) } }), []],
    ['no local signature', target({ local: { signature: 0 } }), ['zip/bytes-before-start', 'zip/local-header-missing']],
    ['encryption flag', target({ flags: 1 }), ['zip/encryption-flag']],
    ['unknown method, data plain', target({ method: 0x7abc }), ['zip/unknown-method']],
    [
      'unknown method, compressed size wrong',
      target({ method: 99, compressedBytes: 3 }),
      ['zip/stored-sizes-differ', 'zip/unknown-method'],
    ],
    ['stored, compressed size wrong', target({ method: 0, compressedBytes: 3 }), ['zip/stored-sizes-differ']],
    [
      'stored, unpacked size wrong',
      target({ method: 0, sizeBytes: 0xfffffff0 }),
      [
        'zip/bomb-ratio',
        'zip/entries-overlap',
        'zip/entry-past-directory',
        'zip/size-differs',
        'zip/stored-sizes-differ',
        'zip/total-limit',
      ],
    ],
    ['unpacked size too large', target({ sizeBytes: 100_000 }), ['zip/size-differs']],
    ['unpacked size too small', target({ sizeBytes: 5 }), ['zip/size-differs']],
    ['wrong CRC', target({ crc32: 1 }), ['zip/crc-differs']],
  ])('%s', (_, file, wanted) => {
    const { texts, codes } = look(zipOf([file, DEX]));
    expect(codes).toEqual(wanted);
    expect(texts).toEqual([textOf(MANIFEST), textOf(DEX)]);
  });

  test('data past the end of the file', () => {
    const { texts, codes } = look(zipOf([{ ...MANIFEST, compressedBytes: 0x7fffffff }, DEX]));
    expect(codes).toEqual(['zip/entries-overlap', 'zip/entry-past-directory', 'zip/entry-truncated']);
    expect(texts[0]).toBe(textOf(MANIFEST));
  });

  test('a header past the end of the file', () => {
    const { texts, codes } = look(zipOf([{ ...MANIFEST, headerOffset: 0x7fffffff }, DEX]));
    expect(codes).toEqual(['zip/entry-outside', 'zip/local-header-outside']);
    expect(texts).toEqual(['', textOf(DEX)]);
  });

  test('a zip64 block gives the sizes that are full, and only those', () => {
    const size = textOf(MANIFEST).length;
    const both = {
      sizeBytes: 0xffffffff,
      extra: join(le(2, 0x9999), le(2, 2), le(2, 0), le(2, 1), le(2, 8), le(8, size)),
      local: { sizeBytes: size },
    };
    expect(look(zipOf([target(both), DEX]))).toMatchObject({ codes: [], texts: [textOf(MANIFEST), textOf(DEX)] });
    const missing = { ...both, extra: new Uint8Array(3) };
    expect(look(zipOf([target(missing), DEX])).codes).toContain('zip/zip64-extra-missing');
  });

  test('damaged data are kept up to the damage', () => {
    const packed = deflateRawSync(Buffer.from(textOf(MANIFEST)), { level: 0 });
    const cut = look(zipOf([target({ raw: packed.subarray(0, 60) })]));
    expect(cut.codes).toEqual(['zip/deflate-truncated']);
    expect(textOf(MANIFEST).startsWith(cut.texts[0]!)).toBe(true);
    expect(cut.texts[0]!.length).toBeGreaterThan(50);
    expect(look(zipOf([target({ raw: Uint8Array.of(7, 1, 2, 3) })])).codes).toEqual(['zip/deflate-corrupt']);
  });
});

describe('names', () => {
  test.each<[string | Uint8Array, string[]]>([
    ['../../data/local/tmp/x', ['zip/name-parent']],
    ['a/../../x', ['zip/name-parent']],
    ['a..b/..c/d..', []],
    ['/etc/passwd', ['zip/name-absolute']],
    ['C:\\x', ['zip/name-absolute', 'zip/name-backslash']],
    ['a\\..\\x', ['zip/name-backslash', 'zip/name-parent']],
    ['a\0b', ['zip/name-nul']],
    ['', ['zip/name-empty']],
    [Uint8Array.of(0x61, 0xff, 0x62), ['zip/name-not-utf8']],
    [Uint8Array.of(0xc0, 0x80), ['zip/name-not-utf8']],
    ['assets/中文 名字.txt', []],
    ['x'.repeat(4_096), []],
    ['x'.repeat(60_000), ['zip/name-too-long']],
  ])('%o', (name, wanted) => {
    const { codes, texts } = look(zipOf([{ name, data: 'text' }]));
    expect(codes).toEqual(wanted);
    expect(texts).toEqual(['text']);
  });

  test('of two entries of one name the first is found, both are listed', () => {
    const { zip, codes, texts } = look(zipOf([MANIFEST, DEX, { ...MANIFEST, data: 'other' }]));
    expect(codes).toEqual(['zip/duplicate-name']);
    expect(zip.find('AndroidManifest.xml')?.index).toBe(0);
    expect(zip.findAll('AndroidManifest.xml').map(({ index }) => index)).toEqual([0, 2]);
    expect(texts[2]).toBe('other');
  });

  test('a name that is a file and a directory', () => {
    expect(look(zipOf([MANIFEST, { name: 'AndroidManifest.xml/', data: '' }])).codes).toEqual(['zip/file-and-directory']);
  });

  test.each(['__proto__', 'constructor', 'toString'])('%s is a name like another', (name) => {
    expect(look(zipOf([DEX])).zip.find(name)).toBeUndefined();
    expect(look(zipOf([{ name, data: 'x' }])).zip.find(name)?.index).toBe(0);
  });
});

describe('bombs', () => {
  const zeros = new Uint8Array(40 * 1024 * 1024);
  const bomb: File = { name: 'bomb', sizeBytes: zeros.length, crc32: 0, raw: deflateRawSync(zeros, { level: 9 }) };

  test('output stops at the ratio', () => {
    const source = sourceOf(zipOf([bomb]));
    const { value: zip, problems } = readZip(source);
    expect(problems.map(({ code }) => code)).toContain('zip/bomb-ratio');
    const entry = readEntry(source, zip.entries[0]!, inflateRaw, { maxBytes: 1e9 });
    expect(entry.value.length).toBe(16 * 1024 * 1024);
    expect(entry.problems.map(({ code }) => code)).toEqual(['zip/bomb-ratio']);
  });

  test('output stops at what the caller has left', () => {
    const { codes, texts } = look(zipOf([bomb, DEX]), 100);
    expect(codes).toContain('zip/total-limit');
    expect(texts.map((text) => text.length)).toEqual([100, 100]);
  });

  test('a thousand entries over the same data are reported', () => {
    const files = Array.from({ length: 1000 }, (_, i): File => ({ ...MANIFEST, name: `f${i}`, headerOffset: 0 }));
    expect(look(zipOf(files), 10).codes).toContain('zip/entries-overlap');
  });
});

describe('damage', () => {
  const sample = zipOf([MANIFEST, DEX, { name: 'a/b', data: 'x', flags: 8 }], { comment: Buffer.from('note'), zip64: true });

  test('every truncation is read', () => {
    for (let length = 0; length < sample.length; length++) {
      const { codes } = look(sample.subarray(0, length));
      expect(codes.length, `${length} bytes`).toBeGreaterThan(0);
    }
  });

  test('every byte changed is read, in bounds and the same twice', () => {
    for (let at = 0; at < sample.length; at++) {
      for (const byte of [0x00, 0xff, sample[at]! ^ 0x80]) {
        const changed = Uint8Array.from(sample);
        changed[at] = byte;
        const { zip, texts } = look(changed, 10_000);
        expect(zip.entries.length).toBeLessThanOrEqual(3);
        expect(texts.join('').length).toBeLessThanOrEqual(30_000);
      }
    }
  });

  test('pieces of archives in any order are read', () => {
    const pieces = fc.array(fc.tuple(fc.nat(sample.length), fc.nat(200), fc.uint8Array({ maxLength: 8 })), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (cuts) => {
        const bytes = join(
          ...cuts.flatMap(([from, length, noise]) => [sample.subarray(from, from + length), noise]),
          sample.subarray(-100),
        );
        const first = look(bytes, 10_000);
        expect(look(bytes, 10_000)).toMatchObject({ names: first.names, codes: first.codes, texts: first.texts });
      }),
      { numRuns: 400, seed: 4 },
    );
  });
});
