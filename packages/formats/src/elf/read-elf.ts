import { OutOfBytes } from '@touchstone/kernel/bytes';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { readDynamic } from './dynamic.ts';
import type { Elf } from './elf.ts';
import { PT_LOAD, readSections, readSegments, type Segment, SHT_SYMTAB } from './segments.ts';
import { readExports } from './symbols.ts';
import { Words } from './words.ts';

/** @source https://developer.android.com/ndk/guides/abis */
const ABIS: Readonly<Record<number, string>> = {
  3: 'x86',
  40: 'armeabi-v7a',
  62: 'x86_64',
  183: 'arm64-v8a',
  243: 'riscv64',
};
const MIPS = 8;
const PAGE_16K = 16_384;

/**
 * Reads what a native library says about itself.
 *
 * Program headers and the dynamic section decide, as for Android's linker; the section table may be missing or wrong.
 *
 * @source https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
 */
export function readElf(bytes: Uint8Array): Parsed<Elf> {
  const problems = new Problems();
  const value = { ...EMPTY };
  try {
    read(bytes, value, problems);
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
    problems.add('elf/truncated', bytes.length);
  }
  return { value, problems: problems.list };
}

type Draft = { -readonly [K in keyof Elf]: Elf[K] };

const EMPTY: Elf = {
  bits: 32,
  endian: 'little',
  machine: 0,
  abi: 'machine-0',
  needed: [],
  jni: { hasOnLoad: false, count: 0, names: [] },
  exportedCount: 0,
  loadAlignBytes: 0,
  hasSections: false,
  isStripped: true,
};

function read(bytes: Uint8Array, elf: Draft, problems: Problems): void {
  if (bytes.length < 4 || bytes[0] !== 0x7f || bytes[1] !== 0x45 || bytes[2] !== 0x4c || bytes[3] !== 0x46) {
    problems.add('elf/not-elf', 0);
    return;
  }
  if (bytes[4] !== 1 && bytes[4] !== 2) problems.add('elf/class-unknown', 4);
  if (bytes[5] !== 1 && bytes[5] !== 2) problems.add('elf/byte-order-unknown', 5);
  const words = new Words(bytes, bytes[4] === 2 ? 64 : 32, bytes[5] !== 2);
  elf.bits = words.bits;
  elf.endian = words.isLittle ? 'little' : 'big';
  elf.machine = words.u16(18);
  elf.abi = abiOf(elf.machine, elf.bits);

  const segments = readSegments(words, problems);
  alignment(segments, elf);
  const sections = readSections(words, problems);
  elf.hasSections = sections.length > 0;
  elf.isStripped = !sections.some(({ type }) => type === SHT_SYMTAB);
  const dynamic = readDynamic(words, segments, sections, problems);
  if (dynamic === undefined) return;
  elf.needed = dynamic.needed;
  if (dynamic.soname !== undefined) elf.soname = dynamic.soname;
  Object.assign(elf, readExports(words, dynamic, problems));
}

function abiOf(machine: number, bits: 32 | 64): string {
  if (machine === MIPS) return bits === 64 ? 'mips64' : 'mips';
  return ABIS[machine] ?? `machine-${machine}`;
}

function alignment(segments: readonly Segment[], elf: Draft): void {
  const loads = segments.filter(({ type }) => type === PT_LOAD);
  if (loads.length === 0) return;
  elf.loadAlignBytes = loads.reduce((least, { align }) => Math.min(least, align), Number.POSITIVE_INFINITY);
  if (elf.bits === 64) elf.aligned16k = elf.loadAlignBytes >= PAGE_16K;
}
