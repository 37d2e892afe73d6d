import { int32 } from './ways.ts';

/** Layout of an instruction's operands, as the format ids of the Dalvik executable name them. */
export type Format =
  | '10x' | '12x' | '11n' | '11x' | '10t' | '20t' | '22x' | '21t' | '21s' | '21h' | '21c' | '23x' | '22b' | '22t' | '22s' | '22c'
  | '30t' | '32x' | '31i' | '31t' | '31c' | '35c' | '3rc' | '45cc' | '4rcc' | '51l'; // biome-ignore format: a table

/** Format of each opcode. @source https://source.android.com/docs/core/runtime/instruction-formats */
export const FORMATS: readonly Format[] = formats();

/** The number in the instruction at unit `at` of the container; undefined when its format holds none. Longs only when exact. */
export function literalAt(u16: Uint16Array, at: number): number | undefined {
  const word = u16[at]!;
  const op = word & 0xff;
  switch (FORMATS[op]) {
    case '11n':
      return (word << 16) >> 28;
    case '21s':
    case '22s':
      return (u16[at + 1]! << 16) >> 16;
    case '22b':
      return (u16[at + 1]! << 16) >> 24;
    case '21h':
      return op === 0x15 ? u16[at + 1]! << 16 : ((u16[at + 1]! << 16) >> 16) * 2 ** 48;
    case '31i':
      return int32(u16, at + 1);
    case '51l':
      return int32(u16, at + 3) * 2 ** 32 + (int32(u16, at + 1) >>> 0);
    default:
      return undefined;
  }
}

/** Row of the file's own table that the instruction names (method, field, type, text, call site …); -1 for none. */
export function referenceAt(u16: Uint16Array, at: number): number {
  switch (FORMATS[u16[at]! & 0xff]) {
    case '21c':
    case '22c':
    case '35c':
    case '3rc':
    case '45cc':
    case '4rcc':
      return u16[at + 1]!;
    case '31c':
      return int32(u16, at + 1) >>> 0;
    default:
      return -1;
  }
}

/** All registers that the instruction names, in the order in which it is written; of a pair the first, but both for invokes. */
export function registersAt(u16: Uint16Array, at: number): readonly number[] {
  const word = u16[at]!;
  switch (FORMATS[word & 0xff]) {
    case '12x':
    case '22t':
    case '22s':
    case '22c':
      return [(word >>> 8) & 0xf, word >>> 12];
    case '11n':
      return [(word >>> 8) & 0xf];
    case '11x':
    case '21t':
    case '21s':
    case '21h':
    case '21c':
    case '31i':
    case '31t':
    case '31c':
    case '51l':
      return [word >>> 8];
    case '22x':
      return [word >>> 8, u16[at + 1]!];
    case '32x':
      return [u16[at + 1]!, u16[at + 2]!];
    case '23x':
      return [word >>> 8, u16[at + 1]! & 0xff, u16[at + 1]! >>> 8];
    case '22b':
      return [word >>> 8, u16[at + 1]! & 0xff];
    case '35c':
    case '45cc':
      return listed(word, u16[at + 2]!);
    case '3rc':
    case '4rcc':
      return Array.from({ length: word >>> 8 }, (_, i) => (u16[at + 2]! + i) & 0xffff);
    default:
      return [];
  }
}

/** The first register that an instruction which writes one names. */
export function firstRegisterAt(u16: Uint16Array, at: number): number {
  const word = u16[at]!;
  switch (FORMATS[word & 0xff]) {
    case '12x':
    case '11n':
    case '22s':
    case '22c':
      return (word >>> 8) & 0xf;
    case '32x':
      return u16[at + 1]!;
    default:
      return word >>> 8;
  }
}

/** Whether the first register that an opcode names is written. */
export function writes(op: number): boolean {
  return WRITES[op] === 1;
}

/** Whether the first register is read as well as written, or only read. */
export function readsFirst(op: number): boolean {
  return WRITES[op] === 0 || (op >= 0xb0 && op <= 0xcf);
}

/** Whether what an opcode writes is a long or double, which takes two registers. */
export function writesPair(op: number): boolean {
  return PAIRS[op] === 1;
}

function listed(word: number, registers: number): readonly number[] {
  const count = Math.min(word >>> 12, 5);
  const all = [registers & 0xf, (registers >>> 4) & 0xf, (registers >>> 8) & 0xf, registers >>> 12, (word >>> 8) & 0xf];
  return all.slice(0, count);
}

const WRITES: Uint8Array = marked([
  [0x01, 0x0d], [0x12, 0x1c], [0x20, 0x23], [0x2d, 0x31], [0x44, 0x4a], [0x52, 0x58], [0x60, 0x66], [0x7b, 0xe2], [0xfe, 0xff],
]); // biome-ignore format: a table

const PAIRS: Uint8Array = marked([
  [0x04, 0x06], [0x0b, 0x0b], [0x16, 0x19], [0x45, 0x45], [0x53, 0x53], [0x61, 0x61], [0x7d, 0x7e], [0x80, 0x81], [0x83, 0x83],
  [0x86, 0x86], [0x88, 0x89], [0x8b, 0x8b], [0x9b, 0xa5], [0xab, 0xaf], [0xbb, 0xc5], [0xcb, 0xcf],
]); // biome-ignore format: a table

function marked(ranges: readonly (readonly [from: number, to: number])[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const [from, to] of ranges) table.fill(1, from, to + 1);
  return table;
}

function formats(): readonly Format[] {
  const table = new Array<Format>(256).fill('10x');
  const ranges: readonly (readonly [from: number, to: number, format: Format])[] = [
    [0x01, 0x01, '12x'], [0x02, 0x02, '22x'], [0x03, 0x03, '32x'], [0x04, 0x04, '12x'], [0x05, 0x05, '22x'], [0x06, 0x06, '32x'],
    [0x07, 0x07, '12x'], [0x08, 0x08, '22x'], [0x09, 0x09, '32x'], [0x0a, 0x0d, '11x'], [0x0f, 0x11, '11x'], [0x12, 0x12, '11n'],
    [0x13, 0x13, '21s'], [0x14, 0x14, '31i'], [0x15, 0x15, '21h'], [0x16, 0x16, '21s'], [0x17, 0x17, '31i'], [0x18, 0x18, '51l'],
    [0x19, 0x19, '21h'], [0x1a, 0x1a, '21c'], [0x1b, 0x1b, '31c'], [0x1c, 0x1c, '21c'], [0x1d, 0x1e, '11x'], [0x1f, 0x1f, '21c'],
    [0x20, 0x20, '22c'], [0x21, 0x21, '12x'], [0x22, 0x22, '21c'], [0x23, 0x23, '22c'], [0x24, 0x24, '35c'], [0x25, 0x25, '3rc'],
    [0x26, 0x26, '31t'], [0x27, 0x27, '11x'], [0x28, 0x28, '10t'], [0x29, 0x29, '20t'], [0x2a, 0x2a, '30t'], [0x2b, 0x2c, '31t'],
    [0x2d, 0x31, '23x'], [0x32, 0x37, '22t'], [0x38, 0x3d, '21t'], [0x44, 0x51, '23x'], [0x52, 0x5f, '22c'], [0x60, 0x6d, '21c'],
    [0x6e, 0x72, '35c'], [0x74, 0x78, '3rc'], [0x7b, 0x8f, '12x'], [0x90, 0xaf, '23x'], [0xb0, 0xcf, '12x'], [0xd0, 0xd7, '22s'],
    [0xd8, 0xe2, '22b'], [0xfa, 0xfa, '45cc'], [0xfb, 0xfb, '4rcc'], [0xfc, 0xfc, '35c'], [0xfd, 0xfd, '3rc'], [0xfe, 0xff, '21c'],
  ]; // biome-ignore format: a table
  for (const [from, to, format] of ranges) table.fill(format, from, to + 1);
  return table;
}
