import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readElf } from './index.ts';

interface Library {
  readonly bits?: 32 | 64;
  readonly endian?: 'little' | 'big';
  readonly machine?: number;
  readonly needed?: readonly string[];
  readonly symbols?: readonly string[];
  readonly align?: number;
  /** Lies. */
  readonly hash?: 'sysv' | 'gnu' | 'none';
  readonly hashCount?: number;
  readonly gnuBuckets?: number;
  readonly dynamicOffset?: number;
  readonly shoff?: number;
  readonly shnum?: number;
  readonly phnum?: number;
}

const BASE = 0x10000;

/** A shared library of one loadable segment; where everything is can be seen from the order of `put`. */
function elfOf(library: Library = {}): Uint8Array {
  const { bits = 64, endian = 'little', machine = 183, symbols = ['JNI_OnLoad', 'Java_cn_example_A_b', 'other'] } = library;
  const isLittle = endian === 'little';
  const wide = bits === 64;
  const bytes: number[] = [];
  const put = (size: number, value: number) => {
    const word = Array.from({ length: size }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 0xff);
    bytes.push(...(isLittle ? word : word.reverse()));
  };
  const word = (value: number) => put(wide ? 8 : 4, value);

  const names = ['libapp.so', ...(library.needed ?? ['liblog.so', 'libc.so']), ...symbols];
  const offsets = names.map((_, i) => 1 + names.slice(0, i).reduce((sum, name) => sum + name.length + 1, 0));
  const strings = [0, ...names.flatMap((name) => [...Buffer.from(name), 0])];
  const headerBytes = wide ? 64 : 52;
  const programBytes = wide ? 56 : 32;
  const symbolBytes = wide ? 24 : 16;
  const symbolsAt = headerBytes + 2 * programBytes;
  const stringsAt = symbolsAt + (symbols.length + 1) * symbolBytes;
  const hashAt = stringsAt + strings.length;
  const gnu = [library.gnuBuckets ?? 1, 1, 1, 0];
  const hashBytes = library.hash === 'gnu' ? 16 + (wide ? 8 : 4) + 4 + symbols.length * 4 : 8;
  const dynamicAt = hashAt + hashBytes;
  const tags: [number, number][] = [
    [14, offsets[0]!],
    ...(library.needed ?? ['liblog.so', 'libc.so']).map((_, i): [number, number] => [1, offsets[1 + i]!]),
    [5, BASE + stringsAt],
    [10, strings.length],
    [6, BASE + symbolsAt],
    ...(library.hash === 'none' ? [] : [[library.hash === 'gnu' ? 0x6ffffef5 : 4, BASE + hashAt] as [number, number]]),
    [0, 0],
  ];
  const size = dynamicAt + tags.length * (bits / 4);

  bytes.push(0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, isLittle ? 1 : 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  put(2, 3);
  put(2, machine);
  put(4, 1);
  word(0);
  word(headerBytes);
  word(library.shoff ?? 0);
  put(4, 0);
  put(2, headerBytes);
  put(2, programBytes);
  put(2, library.phnum ?? 2);
  put(2, wide ? 64 : 40);
  put(2, library.shnum ?? 0);
  put(2, 0);
  for (const [type, offset, length, align] of [
    [1, 0, size, library.align ?? 16_384],
    [2, dynamicAt, tags.length * (bits / 4), 8],
  ] as const) {
    const claimed = type === 2 ? (library.dynamicOffset ?? offset) : offset;
    put(4, type);
    if (wide) put(4, 4);
    word(claimed);
    word(BASE + offset);
    word(BASE + offset);
    word(length);
    word(length);
    if (!wide) put(4, 4);
    word(align);
  }
  const symbol = (name: number, info: number, section: number) => {
    put(4, name);
    if (wide) bytes.push(info, 0);
    else bytes.push(...new Array(8).fill(0), info, 0);
    put(2, section);
    if (wide) bytes.push(...new Array(16).fill(0));
  };
  symbol(0, 0, 0);
  for (const [i, name] of symbols.entries())
    symbol(offsets[names.length - symbols.length + i]!, 0x12, name.startsWith('undefined') ? 0 : 7);
  bytes.push(...strings);
  if (library.hash === 'gnu') {
    for (const value of gnu) put(4, value);
    word(0);
    put(4, 1);
    for (let i = 0; i < symbols.length; i++) put(4, i === symbols.length - 1 ? 1 : 0);
  } else {
    put(4, 1);
    put(4, library.hashCount ?? symbols.length + 1);
  }
  for (const [tag, value] of tags) {
    word(tag);
    word(value);
  }
  return Uint8Array.from(bytes);
}

const codes = (bytes: Uint8Array) => readElf(bytes).problems.map(({ code }) => code);

describe.each([32, 64] as const)('%i bit', (bits) => {
  test.each(['little', 'big'] as const)('%s endian', (endian) => {
    for (const hash of ['sysv', 'gnu', 'none'] as const) {
      const { value, problems } = readElf(elfOf({ bits, endian, hash }));
      expect(problems).toEqual([]);
      expect(value).toMatchObject({
        bits,
        endian,
        soname: 'libapp.so',
        needed: ['liblog.so', 'libc.so'],
        jni: { hasOnLoad: true, count: 1, names: ['Java_cn_example_A_b'] },
        exportedCount: 3,
        hasSections: false,
        isStripped: true,
      });
    }
  });
});

test.each([
  [3, 32, 'x86'],
  [40, 32, 'armeabi-v7a'],
  [62, 64, 'x86_64'],
  [183, 64, 'arm64-v8a'],
  [243, 64, 'riscv64'],
  [8, 64, 'mips64'],
  [8, 32, 'mips'],
  [4242, 64, 'machine-4242'],
] as const)('machine %i of %i bits is %s', (machine, bits, abi) => {
  expect(readElf(elfOf({ machine, bits })).value.abi).toBe(abi);
});

test('pages of 16 KiB are asked of 64-bit libraries only', () => {
  expect(readElf(elfOf({ align: 4096 })).value).toMatchObject({ aligned16k: false, loadAlignBytes: 4096 });
  expect(readElf(elfOf({ align: 65_536 })).value).toMatchObject({ aligned16k: true, loadAlignBytes: 65_536 });
  expect(readElf(elfOf({ align: 4096, bits: 32 })).value.aligned16k).toBeUndefined();
});

test('symbols that are only used are not exports', () => {
  const { value } = readElf(elfOf({ symbols: ['undefined_Java_x', 'Java_x', 'JNI_OnLoad_not'] }));
  expect(value).toMatchObject({ exportedCount: 2, jni: { hasOnLoad: false, count: 1, names: ['Java_x'] } });
});

test('of a thousand JNI functions all are counted and the first are named', () => {
  const symbols = Array.from({ length: 1000 }, (_, i) => `Java_${i}`);
  const { value } = readElf(elfOf({ symbols }));
  expect(value.jni.count).toBe(1000);
  expect(value.jni.names).toEqual(symbols.slice(0, 500));
});

describe('lies', () => {
  test.each<[string, Library, string[]]>([
    ['section headers past the end', { shoff: 1e9, shnum: 30 }, ['elf/section-headers-damaged']],
    ['more section headers than there is room for', { shoff: 64, shnum: 65_535 }, ['elf/section-headers-damaged']],
    ['more program headers than there is room for', { phnum: 65_535 }, ['elf/program-headers-past-end']],
    ['dynamic segment elsewhere in the file', { dynamicOffset: 5 }, ['elf/dynamic-offset-lies']],
    ['more symbols than there is room for', { hashCount: 0xffffffff }, ['elf/symbols-past-end']],
    ['a hash table of four billion buckets', { hash: 'gnu', gnuBuckets: 0xffffffff }, []],
  ])('%s', (_, library, wanted) => {
    const bytes = elfOf(library);
    expect(codes(bytes)).toEqual(wanted);
    expect(readElf(bytes).value).toMatchObject({ soname: 'libapp.so', jni: { hasOnLoad: true, count: 1 }, hasSections: false });
  });

  test('what is not ELF', () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('PK\x03\x04'), new Uint8Array(1000)]) expect(codes(bytes)).toEqual(['elf/not-elf']);
    expect(codes(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))).toContain('elf/truncated');
  });
});

describe('damage', () => {
  const samples = [elfOf(), elfOf({ bits: 32, endian: 'big', hash: 'gnu' }), elfOf({ hash: 'none' })];

  test('every truncation is read', () => {
    for (const sample of samples) {
      for (let length = 0; length < sample.length; length++) {
        expect(readElf(sample.subarray(0, length)).value.exportedCount).toBeLessThanOrEqual(40);
      }
    }
  });

  test('every byte changed is read', () => {
    for (const sample of samples) {
      for (let at = 0; at < sample.length; at++) {
        for (const byte of [0, 0x7f, 0xff]) {
          const changed = Uint8Array.from(sample);
          changed[at] = byte;
          expect(readElf(changed)).toEqual(readElf(changed));
        }
      }
    }
  });

  test('several changes at once are read', () => {
    const changes = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...samples), changes, (sample, list) => {
        const changed = Uint8Array.from(sample);
        for (const [at, byte] of list) changed[at % changed.length] = byte;
        const { value } = readElf(changed);
        expect(value.jni.names.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});
