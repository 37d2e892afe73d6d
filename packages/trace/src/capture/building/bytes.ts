import { encodeUtf8 } from '@touchstone/kernel/bytes';

/** Bytes of the parts, one after the other; numbers are octets, texts UTF-8. */
export function bytesOf(...parts: readonly (Uint8Array | number | string)[]): Uint8Array {
  const pieces = parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : typeof part === 'string' ? encodeUtf8(part) : part));
  return joined(pieces);
}

/** As `bytesOf`, of more pieces than a call can have arguments. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

export const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

export const u32 = (value: number): Uint8Array => bytesOf(u16(value >>> 16), u16(value & 0xffff));
