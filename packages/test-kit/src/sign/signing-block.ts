import { ByteWriter } from '../bytes/byte-writer.ts';
import { join } from '../bytes/join.ts';
import { archiveEnd } from './content-digest.ts';

/** A pair of the APK Signing Block. */
export interface BlockPair {
  readonly id: number;
  readonly value: Uint8Array;
}

/** Ids of the pairs that mean something. @source source.android.com "APK Signature Scheme v2/v3/v3.1"; AOSP apksig */
export const pairIds = { v2: 0x7109_871a, v3: 0xf053_68c0, v31: 0x1b93_ad61, stamp: 0x6dff_800d, padding: 0x4272_6577 } as const;

/** The archive with these pairs in a signing block before its central directory; the end record is put right. */
export function withSigningBlock(zip: Uint8Array, pairs: readonly BlockPair[], options: { readonly padded?: boolean } = {}): Uint8Array {
  const { directoryOffset, endOffset } = archiveEnd(zip);
  const block = signingBlock(pairs, options.padded !== false);
  const signed = join(zip.subarray(0, directoryOffset), block, zip.subarray(directoryOffset));
  new DataView(signed.buffer).setUint32(endOffset + block.length + 16, directoryOffset + block.length, true);
  return signed;
}

/** The archive as it was before {@link withSigningBlock}. */
export function withoutSigningBlock(signed: Uint8Array): Uint8Array {
  const { directoryOffset, endOffset } = archiveEnd(signed);
  const size = Number(new DataView(signed.buffer, signed.byteOffset).getBigUint64(directoryOffset - 24, true)) + 8;
  const zip = join(signed.subarray(0, directoryOffset - size), signed.subarray(directoryOffset));
  new DataView(zip.buffer).setUint32(endOffset - size + 16, directoryOffset - size, true);
  return zip;
}

/** A block of whole 4 KiB pages, as apksigner writes it, or without padding. */
export function signingBlock(pairs: readonly BlockPair[], isPadded = true): Uint8Array {
  const body = new ByteWriter();
  for (const { id, value } of pairs) writePair(body, id, value);
  const rest = (4096 - ((body.length + 32) % 4096)) % 4096;
  if (isPadded && rest > 0) writePair(body, pairIds.padding, new Uint8Array(rest < 12 ? rest + 4096 - 12 : rest - 12));
  const size = body.length + 24;
  return join(
    new ByteWriter().u8(size).done(),
    body.done(),
    new ByteWriter().u8(size).done(),
    new TextEncoder().encode('APK Sig Block 42'),
  );
}

function writePair(out: ByteWriter, id: number, value: Uint8Array): void {
  out
    .u8(value.length + 4)
    .u4(id)
    .bytes(value);
}

/** Four bytes of length, then the bytes. */
export function prefixed(...parts: readonly Uint8Array[]): Uint8Array {
  const content = join(...parts);
  return join(u4(content.length), content);
}

export function u4(value: number): Uint8Array {
  return new ByteWriter().u4(value).done();
}
