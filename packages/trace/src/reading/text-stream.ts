import { decodeUtf8 } from '@touchstone/kernel/bytes';

/**
 * Text of bytes that come in pieces: UTF-8, or UTF-16 when it begins with a byte order mark (PowerShell's `>` writes that).
 * A sequence that is cut at the border of two pieces is put together again.
 */
export class TextStream {
  /** Pieces in which something was not UTF-8: GB18030, as consoles write it, or binary. */
  malformed = 0;
  #kept: Uint8Array = new Uint8Array();
  readonly #decodeWhole: ((bytes: Uint8Array) => string) | undefined;
  #encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | undefined;

  constructor(decodeWhole?: (bytes: Uint8Array) => string) {
    this.#decodeWhole = decodeWhole;
  }

  push(bytes: Uint8Array): string {
    const all = this.#kept.length === 0 ? bytes : joined(this.#kept, bytes);
    if (this.#encoding === undefined) {
      if (all.length < LONGEST_MARK) {
        this.#kept = all.slice();
        return '';
      }
      this.#encoding = encodingOf(all);
    }
    const end = this.#encoding === 'utf-8' ? lastBorder(all) : all.length - (all.length % 2);
    this.#kept = all.slice(end);
    return this.#decode(all.subarray(0, end));
  }

  end(): string {
    const rest = this.#kept;
    this.#kept = new Uint8Array();
    this.#encoding ??= encodingOf(rest);
    return this.#decode(rest);
  }

  #decode(bytes: Uint8Array): string {
    if (this.#encoding === 'utf-16le') return decodeUtf16(bytes, 0);
    if (this.#encoding === 'utf-16be') return decodeUtf16(bytes, 1);
    if (this.#decodeWhole !== undefined) {
      const whole = this.#decodeWhole(bytes);
      if (whole.includes('\ufffd')) this.malformed++;
      return whole;
    }
    let text = '';
    for (let from = 0; from < bytes.length; ) {
      const slice = bytes.subarray(from, Math.min(bytes.length, from + SLICE));
      const whole = from + slice.length < bytes.length ? slice.subarray(0, lastBorder(slice) || slice.length) : slice;
      const piece = decodeUtf8(whole);
      if (piece.includes('\ufffd')) this.malformed++;
      text += piece;
      from += whole.length;
    }
    return text;
  }
}

/** Small ones decode fast when they are ASCII. */
const SLICE = 4096;
const LONGEST_MARK = 3;

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Where the last sequence begins when it is not whole, the end otherwise. */
function lastBorder(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sizeOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const sizeOf = (lead: number) => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

function decodeUtf16(bytes: Uint8Array, high: 0 | 1): string {
  const parts: string[] = [];
  for (let from = 0; from + 1 < bytes.length; from += SLICE) {
    const units: number[] = [];
    for (let i = from; i + 1 < bytes.length && i < from + SLICE; i += 2) {
      units.push(high === 0 ? bytes[i]! | (bytes[i + 1]! << 8) : (bytes[i]! << 8) | bytes[i + 1]!);
    }
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
