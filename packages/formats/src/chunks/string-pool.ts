import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Chunk, Report } from './chunk.ts';
import type { Window } from './window.ts';

/** Strings of a binary resource file, decoded when asked for and then kept. */
export interface StringPool {
  /** Strings there are, as far as their offsets fit into the pool. */
  readonly count: number;
  /** The text without its styles; undefined when there is no such string or it lies outside the pool. */
  at(index: number): string | undefined;
  /** Number of style spans of a string: bold, links and the like. */
  spansOf(index: number): number;
}

/** A file without a pool. */
export const noStrings: StringPool = { count: 0, at: () => undefined, spansOf: () => 0 };

const HEADER_BYTES = 28;
const UTF8_FLAG = 1 << 8;
const SPAN_END = 0xffff_ffff;

/**
 * Opens the string pool that a chunk holds.
 *
 * Android refuses a pool whose counts and starts do not fit; here what fits is kept and the lie reported.
 * Strings of a sound pool do not overlap, so together they fit into it; when decoding has cost more than that,
 * the rest stays undefined, or a million offsets into one long text would cost a million copies.
 *
 * @source AOSP androidfw/ResourceTypes.cpp, ResStringPool::setTo
 */
export function openStringPool(window: Window, chunk: Chunk, report: Report): StringPool {
  if (chunk.end - chunk.at < HEADER_BYTES) {
    report('string-pool-cut-off', chunk.at);
    return noStrings;
  }
  const offsetsAt = Math.min(Math.max(chunk.bodyAt, chunk.at + HEADER_BYTES), chunk.end);
  const claimed = window.u32(chunk.at + 8);
  const claimedStyles = window.u32(chunk.at + 12);
  const room = Math.floor((chunk.end - offsetsAt) / 4);
  if (claimed > room) report('string-count-past-end', chunk.at);
  const count = Math.min(claimed, room);
  const stringsAt = chunk.at + window.u32(chunk.at + 20);
  if (count > 0 && stringsAt >= chunk.end) report('strings-past-end', chunk.at);
  const stylesAt = chunk.at + window.u32(chunk.at + 24);
  const styled = claimedStyles > 0 && stylesAt > stringsAt && stylesAt < chunk.end;
  if (claimedStyles > 0 && !styled) report('styles-out-of-pool', chunk.at);
  return new LazyPool(window, report, {
    count,
    offsetsAt,
    stringsAt,
    stringsEnd: styled ? stylesAt : chunk.end,
    isUtf8: (window.u32(chunk.at + 16) & UTF8_FLAG) !== 0,
    styleCount: styled ? Math.min(claimedStyles, room - count, count) : 0,
    stylesAt,
    end: chunk.end,
  });
}

interface Layout {
  readonly count: number;
  readonly offsetsAt: number;
  readonly stringsAt: number;
  readonly stringsEnd: number;
  readonly isUtf8: boolean;
  readonly styleCount: number;
  readonly stylesAt: number;
  readonly end: number;
}

/** Where the units of one string lie. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

class LazyPool implements StringPool {
  readonly count: number;
  readonly #window: Window;
  readonly #report: Report;
  readonly #layout: Layout;
  readonly #known: Map<number, string | undefined> = new Map();
  #budget: number;

  constructor(window: Window, report: Report, layout: Layout) {
    this.count = layout.count;
    this.#window = window;
    this.#report = report;
    this.#layout = layout;
    this.#budget = Math.max(layout.stringsEnd - layout.stringsAt, 0);
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    if (this.#known.has(index)) return this.#known.get(index);
    const text = this.#decode(index);
    this.#known.set(index, text);
    return text;
  }

  spansOf(index: number): number {
    const { styleCount, offsetsAt, count, stylesAt, end } = this.#layout;
    if (!(index >= 0 && index < styleCount)) return 0;
    let at = stylesAt + this.#window.u32(offsetsAt + (count + index) * 4);
    let spans = 0;
    for (; at + 12 <= end && this.#window.u32(at) !== SPAN_END; at += 12) spans++;
    return spans;
  }

  #decode(index: number): string | undefined {
    const { offsetsAt, stringsAt, stringsEnd, isUtf8 } = this.#layout;
    const offset = this.#window.u32(offsetsAt + index * 4);
    const at = stringsAt + (isUtf8 ? offset : offset - (offset % 2));
    if (at >= stringsEnd) {
      this.#report('string-out-of-pool', offsetsAt + index * 4);
      return undefined;
    }
    const extent = isUtf8 ? this.#extentOfUtf8(at) : this.#extentOfUtf16(at);
    this.#budget -= extent.to - extent.from;
    if (this.#budget < 0) {
      this.#report('strings-overlap', at);
      return undefined;
    }
    const bytes = this.#window.bytes.subarray(extent.from, extent.to);
    return isUtf8 ? decodeUtf8(bytes) : textOfUtf16(bytes);
  }

  /** Two lengths, in UTF-16 units and in bytes, each of one or two bytes. */
  #extentOfUtf8(at: number): Extent {
    const unitsSize = this.#window.u8(at) & 0x80 ? 2 : 1;
    const lengthAt = at + unitsSize;
    const first = this.#window.u8(lengthAt);
    const isLong = (first & 0x80) !== 0;
    const from = lengthAt + (isLong ? 2 : 1);
    const length = isLong ? ((first & 0x7f) << 8) | this.#window.u8(lengthAt + 1) : first;
    // The length has 15 bits; of a longer text the NUL stands at some multiple of 0x8000 further on.
    for (let to = from + length; to < this.#layout.stringsEnd; to += 0x8000) {
      if (this.#window.u8(to) === 0) return { from, to };
    }
    this.#report('string-length-lies', at);
    const nul = this.#window.bytes.subarray(0, this.#layout.stringsEnd).indexOf(0, from);
    return { from, to: Math.max(nul < 0 ? this.#layout.stringsEnd : nul, from) };
  }

  /** A length in units, of one or two units. */
  #extentOfUtf16(at: number): Extent {
    const first = this.#window.u16(at);
    const isLong = (first & 0x8000) !== 0;
    const from = at + (isLong ? 4 : 2);
    const length = isLong ? (first & 0x7fff) * 0x10000 + this.#window.u16(at + 2) : first;
    const to = from + length * 2;
    if (to + 2 <= this.#layout.stringsEnd && this.#window.u16(to) === 0) return { from, to };
    this.#report('string-length-lies', at);
    return { from, to: Math.max(this.#firstNulUnit(from, Math.min(to, this.#layout.stringsEnd)), from) };
  }

  #firstNulUnit(from: number, end: number): number {
    let at = from;
    while (at + 2 <= end && this.#window.u16(at) !== 0) at += 2;
    return at;
  }
}

const AT_ONCE = 4096;

function textOfUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 2 <= bytes.length; i += AT_ONCE * 2) {
    const units: number[] = [];
    const end = Math.min(i + AT_ONCE * 2, bytes.length - 1);
    for (let k = i; k < end; k += 2) units.push((bytes[k] ?? 0) | ((bytes[k + 1] ?? 0) << 8));
    text += String.fromCharCode(...units);
  }
  return text;
}
