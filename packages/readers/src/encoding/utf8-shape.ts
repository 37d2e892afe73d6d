export interface Utf8Shape {
  /** Sequences of two to four bytes that are well formed. */
  readonly whole: number;
  /** Bytes from 0x80 that belong to none. */
  readonly broken: number;
  /** Offset of the first byte from 0x80; the length when there is none. */
  readonly first: number;
}

/** So much that is broken settles it. */
const ENOUGH_BROKEN = 4096;

/** How much of the bytes is UTF-8, counted until it is clear that they are not. A sequence that the end cuts off counts for neither. */
export function utf8Shape(bytes: Uint8Array): Utf8Shape {
  let whole = 0;
  let broken = 0;
  let first = -1;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i += 1;
      continue;
    }
    if (first < 0) first = i;
    const size = sizeFrom(byte);
    const tails = size === 0 ? 0 : tailsAfter(bytes, i, size - 1);
    if (size !== 0 && tails === size - 1) {
      whole += 1;
      i += size;
    } else if (size !== 0 && i + 1 + tails === bytes.length) i = bytes.length;
    else {
      broken += 1;
      i += 1;
      if (broken >= ENOUGH_BROKEN && broken > whole) break;
    }
  }
  return { whole, broken, first: first < 0 ? bytes.length : first };
}

const sizeFrom = (byte: number) => (byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);

function tailsAfter(bytes: Uint8Array, at: number, most: number): number {
  let tails = 0;
  while (tails < most && (bytes[at + 1 + tails]! & 0xc0) === 0x80) tails += 1;
  return tails;
}
