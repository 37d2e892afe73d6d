import type { Inflated } from '../ports.ts';
import { buildCode, type Code, decodeLong } from './huffman.ts';

/**
 * Raw deflate in plain JavaScript, with what came out before a fault.
 *
 * The browser's inflate, and on Node the second look at a stream that zlib refused: both ports thus agree on
 * where a damaged stream ends. What is a fault is what zlib takes for one.
 *
 * @param expectedBytes size the header claims: a hint for the buffer, not trusted
 * @param maxBytes output stops there
 * @source https://www.rfc-editor.org/rfc/rfc1951
 */
export function inflateRaw(data: Uint8Array, expectedBytes: number, maxBytes: number): Inflated {
  const state = new Inflater(data, expectedBytes, Math.max(0, Math.floor(maxBytes)));
  const ended = state.run();
  const bytes = state.out.subarray(0, Math.min(state.written, state.max));
  return { bytes: bytes.length < state.out.length / 2 ? bytes.slice() : bytes, ended };
}

type Fault = 'truncated' | 'corrupt' | 'limit';

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = Array.from({ length: 30 }, (_, i) => (i < 2 ? i + 1 : ((2 + (i & 1)) << ((i >> 1) - 1)) + 1));
const DISTANCE_EXTRA = Array.from({ length: 30 }, (_, i) => (i < 2 ? 0 : (i >> 1) - 1));
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LONGEST_MATCH = 258;
const SMALLEST_BUFFER = 1024;
/** More than this is not allocated on the word of a header. */
const LARGEST_GUESS = 64 * 1024 * 1024;

const FIXED_LENGTHS = Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
const FIXED_LITERALS = buildCode(FIXED_LENGTHS, false)!;
const FIXED_DISTANCES = buildCode(new Uint8Array(32).fill(5), false)!;

class Inflater {
  readonly data: Uint8Array;
  readonly max: number;
  out: Uint8Array;
  written = 0;
  #at = 0;
  #hold = 0;
  #held = 0;

  constructor(data: Uint8Array, expectedBytes: number, max: number) {
    this.data = data;
    this.max = max;
    const guess = Number.isFinite(expectedBytes) ? Math.min(expectedBytes, data.length * 1032, LARGEST_GUESS, max) : 0;
    this.out = new Uint8Array(Math.max(guess, SMALLEST_BUFFER) + LONGEST_MATCH);
  }

  run(): Inflated['ended'] {
    for (;;) {
      const head = this.#bits(3);
      if (head < 0) return 'truncated';
      const fault = this.#block(head >> 1);
      if (fault !== undefined) return fault;
      if (this.written > this.max) return 'limit';
      if ((head & 1) === 1) return 'end';
    }
  }

  #block(kind: number): Fault | undefined {
    if (kind === 0) return this.#stored();
    if (kind === 1) return this.#compressed(FIXED_LITERALS, FIXED_DISTANCES);
    return kind === 2 ? this.#dynamic() : 'corrupt';
  }

  #stored(): Fault | undefined {
    this.#hold >>>= this.#held & 7;
    this.#held -= this.#held & 7;
    const low = this.#bits(16);
    const high = low < 0 ? low : this.#bits(16);
    if (high < 0) return 'truncated';
    if (low !== (~high & 0xffff)) return 'corrupt';
    this.#at -= this.#held >> 3;
    this.#held = 0;
    this.#hold = 0;
    const there = Math.min(low, this.data.length - this.#at);
    this.#grow(there);
    this.out.set(this.data.subarray(this.#at, this.#at + there), this.written);
    this.written += there;
    this.#at += there;
    if (this.written > this.max) return 'limit';
    return there < low ? 'truncated' : undefined;
  }

  #dynamic(): Fault | undefined {
    const sizes = this.#bits(14);
    if (sizes < 0) return 'truncated';
    const literals = (sizes & 31) + 257;
    const distances = ((sizes >> 5) & 31) + 1;
    if (literals > 286 || distances > 30) return 'corrupt';
    const meta = new Uint8Array(19);
    for (let i = 0; i < (sizes >> 10) + 4; i++) {
      const length = this.#bits(3);
      if (length < 0) return 'truncated';
      meta[ORDER[i]!] = length;
    }
    const code = buildCode(meta, false);
    if (code === undefined) return 'corrupt';
    const lengths = new Uint8Array(literals + distances);
    const fault = this.#lengths(code, lengths);
    if (fault !== undefined) return fault;
    if (lengths[256] === 0) return 'corrupt';
    const literal = buildCode(lengths.subarray(0, literals), true);
    const distance = buildCode(lengths.subarray(literals), true);
    return literal === undefined || distance === undefined ? 'corrupt' : this.#compressed(literal, distance);
  }

  #lengths(code: Code, lengths: Uint8Array): Fault | undefined {
    for (let i = 0; i < lengths.length; ) {
      const symbol = this.#symbol(code);
      if (symbol < 0) return symbol === -1 ? 'truncated' : 'corrupt';
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) return 'corrupt';
      const more = this.#bits(symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
      if (more < 0) return 'truncated';
      const repeat = more + (symbol === 18 ? 11 : 3);
      if (i + repeat > lengths.length) return 'corrupt';
      lengths.fill(symbol === 16 ? lengths[i - 1]! : 0, i, i + repeat);
      i += repeat;
    }
    return undefined;
  }

  /** The hot loop: literals and matches until the end of the block. */
  #compressed(literals: Code, distances: Code): Fault | undefined {
    for (;;) {
      const symbol = this.#symbol(literals);
      if (symbol < 256) {
        if (symbol < 0) return symbol === -1 ? 'truncated' : 'corrupt';
        if (this.written >= this.out.length) this.#grow(1);
        this.out[this.written++] = symbol;
        if (this.written > this.max) return 'limit';
        continue;
      }
      if (symbol === 256) return undefined;
      const row = symbol - 257;
      if (row > 28) return 'corrupt';
      const moreLength = this.#bits(LENGTH_EXTRA[row]!);
      if (moreLength < 0) return 'truncated';
      const distanceRow = this.#symbol(distances);
      if (distanceRow < 0) return distanceRow === -1 ? 'truncated' : 'corrupt';
      if (distanceRow > 29) return 'corrupt';
      const moreDistance = this.#bits(DISTANCE_EXTRA[distanceRow]!);
      if (moreDistance < 0) return 'truncated';
      const distance = DISTANCE_BASE[distanceRow]! + moreDistance;
      if (distance > this.written) return 'corrupt';
      this.#copy(distance, LENGTH_BASE[row]! + moreLength);
      if (this.written > this.max) return 'limit';
    }
  }

  #copy(distance: number, length: number): void {
    if (this.written + length > this.out.length) this.#grow(length);
    const out = this.out;
    const to = this.written;
    if (distance === 1) out.fill(out[to - 1]!, to, to + length);
    else if (distance >= length && length > 32) out.copyWithin(to, to - distance, to - distance + length);
    else for (let i = 0; i < length; i++) out[to + i] = out[to + i - distance]!;
    this.written += length;
  }

  #grow(bytes: number): void {
    const wanted = this.written + bytes;
    if (wanted <= this.out.length) return;
    const larger = new Uint8Array(Math.max(wanted, Math.min(this.out.length * 2, this.max + LONGEST_MATCH)));
    larger.set(this.out);
    this.out = larger;
  }

  /** The next symbol; -1 when the input ends inside it, -2 when no code begins so. */
  #symbol(code: Code): number {
    if (this.#held < code.longest) this.#fill();
    let slot = code.slots[this.#hold & ((1 << code.bits) - 1)]!;
    if (slot === 0 || (slot & 15) > this.#held) {
      slot = decodeLong(code, this.#hold, this.#held);
      if (slot < 0) return slot;
    }
    this.#hold >>>= slot & 15;
    this.#held -= slot & 15;
    return slot >> 4;
  }

  #fill(): void {
    while (this.#held <= 15 && this.#at < this.data.length) {
      this.#hold |= this.data[this.#at++]! << this.#held;
      this.#held += 8;
    }
  }

  /** The next `count` ≤ 16 bits as a number; -1 when the input ends first. */
  #bits(count: number): number {
    while (this.#held < count) {
      if (this.#at >= this.data.length) return -1;
      this.#hold |= this.data[this.#at++]! << this.#held;
      this.#held += 8;
    }
    const value = this.#hold & ((1 << count) - 1);
    this.#hold >>>= count;
    this.#held -= count;
    return value;
  }
}
