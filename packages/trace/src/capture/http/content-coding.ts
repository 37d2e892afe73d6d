import type { Inflate } from '@touchstone/kernel/ports';

/** A body with its codings undone, as far as that went. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly isDecoded: boolean;
  /** More than was kept. */
  readonly isCut: boolean;
}

/** Where the raw deflate stream starts; undefined when the bytes are not of this coding. */
type Unwrap = (bytes: Uint8Array) => number | undefined;

const CODINGS: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['gzip', gzipHead],
  ['x-gzip', gzipHead],
  ['deflate', (bytes) => (isZlib(bytes) ? 2 : 0)],
]);
const MAX_CODINGS = 3;

/** Undoes a Content-Encoding, the last coding first. Brotli and others are left as they are. */
export function decodeContent(body: Uint8Array, coding: string, inflate: Inflate, maxBytes: number): Decoded {
  const codings = coding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (codings.length === 0 || codings.length > MAX_CODINGS) return { bytes: body, isDecoded: false, isCut: false };
  let bytes = body;
  let isCut = false;
  for (const name of codings.reverse()) {
    const start = CODINGS.get(name)?.(bytes);
    if (start === undefined) return { bytes: body, isDecoded: false, isCut: false };
    const inflated = inflate(bytes.subarray(start), bytes.length * 4, maxBytes);
    if (inflated.ended === 'corrupt' && inflated.bytes.length === 0) return { bytes: body, isDecoded: false, isCut: false };
    bytes = inflated.bytes;
    isCut ||= inflated.ended !== 'end';
  }
  return { bytes, isDecoded: true, isCut };
}

const [HAS_CHECKSUM, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16];

/** @source RFC 1952 2.3 */
function gzipHead(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return undefined;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & HAS_EXTRA) !== 0) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return undefined;
    at = end + 1;
  }
  if ((flags & HAS_CHECKSUM) !== 0) at += 2;
  return at <= bytes.length ? at : undefined;
}

/** Some servers say deflate and leave out the two bytes that RFC 1950 puts before it. */
const isZlib = (bytes: Uint8Array) => (bytes[0]! & 15) === 8 && ((bytes[0]! << 8) | (bytes[1] ?? 0)) % 31 === 0;
