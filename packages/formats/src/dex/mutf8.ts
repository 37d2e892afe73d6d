const CHUNK = 4_096;

/**
 * Decodes the modified UTF-8 of DEX texts between two offsets. Never throws: a byte that fits nowhere becomes
 * U+FFFD. Four-byte sequences do not belong here, but Android reads them, and so do we.
 *
 * @source https://source.android.com/docs/core/runtime/dex-format#mutf-8
 */
export function decodeMutf8(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += CHUNK) {
    const end = Math.min(to, at + CHUNK);
    // A plain array is taken faster than a view of the bytes.
    const units = new Array<number>(end - at);
    for (let i = at; i < end; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x80) return text + decodeAny(bytes, at, to);
      units[i - at] = byte;
    }
    text += String.fromCharCode.apply(null, units);
  }
  return text;
}

function decodeAny(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let units: number[] = [];
  for (let i = from; i < to; ) {
    const a = bytes[i]!;
    const size = a < 0x80 ? 1 : a < 0xc0 ? 0 : a < 0xe0 ? 2 : a < 0xf0 ? 3 : a < 0xf8 ? 4 : 0;
    if (size === 0 || i + size > to || !hasTails(bytes, i, size)) {
      units.push(0xfffd);
      i++;
    } else {
      let point = size === 1 ? a : a & (0xff >> (size + 1));
      for (let k = 1; k < size; k++) point = (point << 6) | (bytes[i + k]! & 0x3f);
      if (point < 0x1_0000) units.push(point);
      else if (point > 0x10_ffff) units.push(0xfffd);
      else units.push(0xd800 + ((point - 0x1_0000) >> 10), 0xdc00 + (point & 0x3ff));
      i += size;
    }
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

function hasTails(bytes: Uint8Array, at: number, size: number): boolean {
  for (let k = 1; k < size; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) return false;
  return true;
}

/** Text as modified UTF-8, without a terminator: what a DEX file that holds it would contain. */
export function encodeMutf8(text: string): Uint8Array {
  const bytes = encodeTerminated(text);
  return bytes.subarray(0, bytes.length - 1);
}

/** The same with a NUL behind it, as keys of `Dex.lowerBound` are. */
export function encodeTerminated(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0 || unit >= 0x80) return encodeAny(text);
    bytes[i] = unit;
  }
  return bytes;
}

function encodeAny(text: string): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0 && unit < 0x80) out.push(unit);
    else if (unit < 0x800) out.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else out.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  out.push(0);
  return Uint8Array.from(out);
}

/**
 * Order of two NUL-terminated texts by UTF-16 code unit, without decoding: bytes decide, but for C0 80, which is
 * U+0000 and comes before all but the end. Reads stop at a NUL.
 */
export function compareMutf8(a: Uint8Array, atA: number, b: Uint8Array, atB: number): number {
  let i = atA;
  let k = atB;
  for (;;) {
    const x = a[i++] ?? 0;
    const y = b[k++] ?? 0;
    if (x !== y) return rank(x) - rank(y);
    if (x === 0) return 0;
  }
}

const rank = (byte: number) => (byte === 0xc0 ? 0.5 : byte);
