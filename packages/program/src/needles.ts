import { encodeMutf8 } from '@touchstone/formats/dex';

interface Needle {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/**
 * Looks for many byte strings at once, in one pass that reads about every third byte: Wu and Manber's shift by pairs
 * of bytes over the shortest needle.
 *
 * @source S. Wu, U. Manber: A fast algorithm for multi-pattern searching, TR-94-17, 1994
 */
export class Needles {
  readonly isEmpty: boolean;
  /** Length of the shortest needle, at least 2; shorter ones are looked for on their own. */
  readonly #window: number;
  readonly #shift: Uint8Array;
  /** Needles by the pair at the end of their window. */
  readonly #ending: ReadonlyMap<number, readonly Needle[]>;
  readonly #short: readonly Needle[];

  /** Empty needles are ignored; for those found at the same place the longest counts. */
  constructor(texts: readonly string[]) {
    const needles = [...new Set(texts)].filter((text) => text !== '').map((text) => ({ text, bytes: encodeMutf8(text) }));
    const long = needles.filter((needle) => needle.bytes.length >= 2).sort((a, b) => b.bytes.length - a.bytes.length);
    this.isEmpty = needles.length === 0;
    this.#short = needles.filter((needle) => needle.bytes.length < 2);
    this.#window = Math.min(255, ...long.map((needle) => needle.bytes.length));
    this.#shift = new Uint8Array(65_536).fill(long.length === 0 ? 255 : this.#window - 1);
    const ending = new Map<number, Needle[]>();
    for (const needle of long) {
      for (let i = 0; i + 1 < this.#window; i++) {
        const pair = needle.bytes[i]! | (needle.bytes[i + 1]! << 8);
        this.#shift[pair] = Math.min(this.#shift[pair]!, this.#window - 2 - i);
        if (i + 2 === this.#window) ending.set(pair, [...(ending.get(pair) ?? []), needle]);
      }
    }
    this.#ending = ending;
  }

  /**
   * Calls `found` for each occurrence between two offsets; it returns where to go on, to pass over the rest of a text.
   */
  search(bytes: Uint8Array, from: number, to: number, found: (at: number, needle: string) => number): void {
    const shift = this.#shift;
    const window = this.#window;
    // Short steps are not worth it: the next one could not begin before this one's table has answered.
    const isWide = window > 4;
    let end = from + window - 1; // last byte of the window
    while (end < to) {
      const pair = bytes[end - 1]! | (bytes[end]! << 8);
      const step = shift[pair]!;
      if (step > 0) {
        end += isWide ? step : 1;
        continue;
      }
      const at = end - window + 1;
      const needle = this.#matching(pair, bytes, at, to);
      end = needle === undefined ? end + 1 : Math.max(end + 1, found(at, needle.text) + window - 1);
    }
    for (const needle of this.#short) {
      for (let at = from; at < to; ) at = bytes[at] === needle.bytes[0] ? Math.max(at + 1, found(at, needle.text)) : at + 1;
    }
  }

  #matching(pair: number, bytes: Uint8Array, at: number, to: number): Needle | undefined {
    const candidates = this.#ending.get(pair);
    if (candidates === undefined) return undefined;
    for (const needle of candidates) if (isAt(bytes, at, to, needle.bytes)) return needle;
    return undefined;
  }
}

function isAt(bytes: Uint8Array, at: number, to: number, needle: Uint8Array): boolean {
  if (at + needle.length > to) return false;
  for (let i = 0; i < needle.length; i++) if (bytes[at + i] !== needle[i]) return false;
  return true;
}
