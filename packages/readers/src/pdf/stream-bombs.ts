import type { Inflate } from '@touchstone/kernel/ports';

/** A page's text takes thousandths of this; only pictures come near, and they are not unpacked to be read. */
const MOST_BYTES = 64 * 2 ** 20;
/** Of all streams together. */
const MOST_IN_ALL = 512 * 2 ** 20;
/** What one stream costs at least: a million empty ones are an attack too. */
const STREAM_COST = 16 * 1024;
const LIKELY_BYTES = 8 * 1024;
/** Streams packed more than once. */
const MOST_TIMES = 3;

const KEYWORD = [...'stream'].map((character) => character.charCodeAt(0));
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const ZLIB = 0x78;

/**
 * Whether some stream unpacks to more than any page has: pdf.js unpacks whatever it is given to the end.
 *
 * Looks at the bytes behind every `stream` and not at the objects, whose lengths and filters may lie.
 */
export function hasStreamBomb(bytes: Uint8Array, inflate: Inflate): boolean {
  let left = MOST_IN_ALL;
  for (let at = afterKeyword(bytes, 0); at >= 0; at = afterKeyword(bytes, at)) {
    let packed = bytes.subarray(at);
    for (let times = 0; times < MOST_TIMES && isPacked(packed); times++) {
      const { bytes: out, ended } = inflate(packed.subarray(2), LIKELY_BYTES, Math.min(MOST_BYTES, left));
      left -= out.length + STREAM_COST;
      if (ended === 'limit' || left <= 0) return true;
      packed = out;
    }
  }
  return false;
}

/** @source https://www.rfc-editor.org/rfc/rfc1950 section 2.2 */
const isPacked = (bytes: Uint8Array) =>
  bytes.length > 2 && (bytes[0]! & 0x0f) === (ZLIB & 0x0f) && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0;

/** Where the data behind the next keyword begin; -1 when there is none. */
function afterKeyword(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(KEYWORD[0]!, from); at >= 0; at = bytes.indexOf(KEYWORD[0]!, at + 1)) {
    if (!KEYWORD.every((byte, i) => bytes[at + i] === byte)) continue;
    const end = at + KEYWORD.length;
    if (bytes[end] === LINE_FEED) return end + 1;
    if (bytes[end] === RETURN) return end + (bytes[end + 1] === LINE_FEED ? 2 : 1);
  }
  return -1;
}
