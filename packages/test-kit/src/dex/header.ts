import { createHash } from 'node:crypto';

/** Fields of the header by their offset in it; all are 32 bits wide. @source source.android.com "Dalvik executable format", header_item */
export const headerOffsets = {
  checksum: 8,
  fileSize: 32,
  headerSize: 36,
  endianTag: 40,
  linkSize: 44,
  linkOff: 48,
  mapOff: 52,
  stringIdsSize: 56,
  stringIdsOff: 60,
  typeIdsSize: 64,
  typeIdsOff: 68,
  protoIdsSize: 72,
  protoIdsOff: 76,
  fieldIdsSize: 80,
  fieldIdsOff: 84,
  methodIdsSize: 88,
  methodIdsOff: 92,
  classDefsSize: 96,
  classDefsOff: 100,
  dataSize: 104,
  dataOff: 108,
  containerSize: 112,
  headerOffset: 116,
} as const;

export type DexHeader = { readonly [Name in keyof typeof headerOffsets]: number };

export type DexVersion = '035' | '036' | '037' | '038' | '039' | '040' | '041';

/** Bytes of the header: version 041 adds container size and header offset. */
export function headerSize(version: DexVersion): 112 | 120 {
  return version === '041' ? 120 : 112;
}

/** Writes these fields over the header that starts at `bytes`; fields beyond `headerSize` only where they were asked for. */
export function setHeader(bytes: Uint8Array, fields: Partial<DexHeader>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (const [name, value] of Object.entries(fields)) view.setUint32(headerOffsets[name as keyof DexHeader], value, true);
}

/** Puts signature (SHA-1) and checksum (Adler-32) right for the bytes as they are. */
export function seal(bytes: Uint8Array): void {
  bytes.set(createHash('sha1').update(bytes.subarray(32)).digest(), 12);
  setHeader(bytes, { checksum: adler32(bytes.subarray(12)) });
}

/** @source RFC 1950 §8 */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
