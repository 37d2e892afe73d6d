/**
 * UTF-8 to text. A malformed sequence becomes U+FFFD, one for each byte that does not fit, and decoding goes on.
 *
 * Pure packages have no TextDecoder.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return bytes.length <= SHORT && isAscii(bytes) ? decodeAscii(bytes) : decodeMixed(bytes);
}

/** Of names: what is longer is better put together from large pieces. */
const SHORT = 4096;

function isAscii(bytes: Uint8Array): boolean {
  let all = 0;
  for (let i = 0; i < bytes.length; i++) all |= bytes[i]!;
  return all < 0x80;
}

/** Eight at a time: one call for each character costs twice as much, a spread of all ten times. */
function decodeAscii(bytes: Uint8Array): string {
  const from = String.fromCharCode;
  let text = '';
  let i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    text += from(bytes[i]!, bytes[i + 1]!, bytes[i + 2]!, bytes[i + 3]!, bytes[i + 4]!, bytes[i + 5]!, bytes[i + 6]!, bytes[i + 7]!);
  }
  for (; i < bytes.length; i++) text += from(bytes[i]!);
  return text;
}

function decodeMixed(bytes: Uint8Array): string {
  const parts: string[] = [];
  let units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceSize(bytes, i);
    const point = size === 0 ? 0xfffd : codePoint(bytes, i, size);
    i += size === 0 ? 1 : size;
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    if (units.length > 8_190) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

/** Text to UTF-8. A lone surrogate becomes EF BF BD. */
export function encodeUtf8(text: string): Uint8Array {
  const plain = new Uint8Array(text.length);
  let ascii = 0;
  for (; ascii < text.length; ascii++) {
    const unit = text.charCodeAt(ascii);
    if (unit >= 0x80) break;
    plain[ascii] = unit;
  }
  return ascii === text.length ? plain : encodeAny(text);
}

function encodeAny(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const safe = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (safe < 0x80) out.push(safe);
    else if (safe < 0x800) out.push(0xc0 | (safe >> 6), 0x80 | (safe & 0x3f));
    else if (safe < 0x10000) out.push(0xe0 | (safe >> 12), 0x80 | ((safe >> 6) & 0x3f), 0x80 | (safe & 0x3f));
    else out.push(0xf0 | (safe >> 18), 0x80 | ((safe >> 12) & 0x3f), 0x80 | ((safe >> 6) & 0x3f), 0x80 | (safe & 0x3f));
  }
  return Uint8Array.from(out);
}

/** Length of the well-formed sequence at `i`, 0 when there is none. Overlong forms and surrogates are malformed. */
function sequenceSize(bytes: Uint8Array, i: number): 0 | 1 | 2 | 3 | 4 {
  const a = bytes[i] ?? 0;
  const b = bytes[i + 1] ?? 0;
  if (a < 0x80) return 1;
  if (a < 0xc2 || a > 0xf4) return 0;
  if (a < 0xe0) return isTail(b) ? 2 : 0;
  const c = bytes[i + 2] ?? 0;
  if (a < 0xf0) return isTail(b) && isTail(c) && !(a === 0xe0 && b < 0xa0) && !(a === 0xed && b > 0x9f) ? 3 : 0;
  const d = bytes[i + 3] ?? 0;
  return isTail(b) && isTail(c) && isTail(d) && !(a === 0xf0 && b < 0x90) && !(a === 0xf4 && b > 0x8f) ? 4 : 0;
}

function codePoint(bytes: Uint8Array, i: number, size: 1 | 2 | 3 | 4): number {
  let point = (bytes[i] ?? 0) & (size === 1 ? 0x7f : 0xff >> (size + 1));
  for (let k = 1; k < size; k++) point = (point << 6) | ((bytes[i + k] ?? 0) & 0x3f);
  return point;
}

const isTail = (byte: number) => (byte & 0xc0) === 0x80;
