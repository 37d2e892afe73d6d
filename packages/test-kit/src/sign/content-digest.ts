import { createHash } from 'node:crypto';
import { ByteWriter } from '../bytes/byte-writer.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * The digest of an APK's contents: entries, central directory and end record as they are without a signing block, in chunks of 1 MiB.
 *
 * @source source.android.com "APK Signature Scheme v2", integrity-protected contents
 */
export function contentDigest(zip: Uint8Array, hash: 'sha256' | 'sha512'): Uint8Array {
  const { directoryOffset, endOffset } = archiveEnd(zip);
  const parts = [zip.subarray(0, directoryOffset), zip.subarray(directoryOffset, endOffset), zip.subarray(endOffset)];
  const digests = parts.flatMap((part) => chunks(part).map((chunk) => digestOf(hash, 0xa5, chunk.length, chunk)));
  const all = new ByteWriter();
  for (const digest of digests) all.bytes(digest);
  return digestOf(hash, 0x5a, digests.length, all.done());
}

function chunks(part: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(part.length / CHUNK_BYTES) }, (_, i) => part.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES));
}

function digestOf(hash: string, tag: number, count: number, bytes: Uint8Array): Uint8Array {
  return createHash(hash).update(new ByteWriter().u1(tag).u4(count).done()).update(bytes).digest();
}

/** Where an archive the kit wrote has its directory and end record. @throws Error if it has no end record */
export function archiveEnd(zip: Uint8Array): { readonly directoryOffset: number; readonly endOffset: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  for (let at = zip.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === 0x0605_4b50) return { directoryOffset: view.getUint32(at + 16, true), endOffset: at };
  }
  throw new Error('no end of central directory to sign');
}
